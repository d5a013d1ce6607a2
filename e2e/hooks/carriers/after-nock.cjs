const nock = require("nock");
const { call, respond } = require("./call.cjs");

respond(nock);
call(require("@stskit/client-sts-node"));

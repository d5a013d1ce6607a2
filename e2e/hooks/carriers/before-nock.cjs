const client = require("@stskit/client-sts-node");
const { call, respond } = require("./call.cjs");

respond(require("nock"));
call(client);

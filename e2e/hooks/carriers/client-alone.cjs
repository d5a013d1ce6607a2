const client = require("@stskit/client-sts-node");
const { call } = require("./call.cjs");

call(client);

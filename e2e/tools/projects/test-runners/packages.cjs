/** The packages, for test files in CommonJS. */
exports.universal = require("@stskit/client-sts");
exports.node = require("@stskit/client-sts-node");
exports.local = require("@stskit/sts-local");

/**
 * @jest-environment-options {"customExportConditions": ["node"]}
 */
const { STS } = require("@stskit/client-sts");

test("client-sts is the package for Node.js, and makes a signed call", async () => {
  expect((await new STS().getCallerIdentity()).Arn).toMatch(/:user\//);
});

const { startStsLocal } = require("@stskit/sts-local");

test.each(["client-sts", "client-sts-browser"])("%s loads", (name) => {
  expect(new (require(`@stskit/${name}`).STSClient)({ region: "eu-west-1" })).toBeDefined();
});

test("client-sts-node makes a signed call", async () => {
  const { STS } = require("@stskit/client-sts-node");
  expect((await new STS().getCallerIdentity()).Arn).toMatch(/:user\//);
});

test("a local STS does not start, and says what to do", async () => {
  await expect(startStsLocal()).rejects.toThrow(/TextEncoder.*@jest-environment node/);
});

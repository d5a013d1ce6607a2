/**
 * @jest-environment node
 */
const { startStsLocal } = require("@stskit/sts-local");

test("a local STS starts", async () => {
  await (await startStsLocal()).close();
});

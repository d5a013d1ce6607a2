const assert = require("node:assert/strict");

const open = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "example" };
const missing = { ...open, RoleArn: "arn:aws:iam::123456789012:role/Missing" };
const session = "arn:aws:sts::123456789012:assumed-role/Open/example";

/** The same tests for runners that leave the assertions to others. */
module.exports = function testClient({ node, universal, local }, { after, before, it }) {
  let sts;
  let options;

  before(async () => {
    sts = await local.startStsLocal();
    options = { region: "eu-west-1", endpoint: sts.endpoint, credentials: sts.accessKeys[0] };
  });
  after(() => sts.close());

  it("assumes a role", async () => {
    const { AssumedRoleUser } = await new node.STSClient(options).send(new node.AssumeRoleCommand(open));
    assert.equal(AssumedRoleUser.Arn, session);
  });

  it("assumes a role with the package for all platforms", async () => {
    const { AssumedRoleUser } = await new universal.STS(options).assumeRole(open);
    assert.equal(AssumedRoleUser.Arn, session);
  });

  it("a refusal is an exception of the service", async () => {
    const refused = new node.STS(options).assumeRole(missing);
    await assert.rejects(refused, node.STSServiceException);
    await assert.rejects(refused, {
      name: "AccessDenied",
      message: /not authorized to perform sts:AssumeRole/,
    });
  });

  it("credentials come from a role", async () => {
    const credentials = node.fromTemporaryCredentials({ params: open, clientConfig: options });
    const { Arn } = await new node.STS({ ...options, credentials }).getCallerIdentity();
    assert.equal(Arn, session);
  });
};

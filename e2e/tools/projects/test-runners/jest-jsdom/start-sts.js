const { startStsLocal } = require("@stskit/sts-local");

module.exports = async () => {
  const sts = await startStsLocal();
  const [{ accessKeyId, secretAccessKey }] = sts.accessKeys;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_STS: sts.endpoint,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  });
  globalThis.stopSts = () => sts.close();
};

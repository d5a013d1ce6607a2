// Makes calls with secrets, some of which fail, and prints everything there is to print about them.
import { inspect } from "node:util";
import * as sts from "@stskit/client-sts-node";

const { endpoint, secrets } = JSON.parse(process.argv[2]);
const show = (value) => {
  console.log(
    inspect(value),
    inspect(value, { depth: null, showHidden: true, getters: true, maxStringLength: null }),
  );
  console.log(value);
  console.error(value?.stack);
  try {
    console.log(JSON.stringify(value));
  } catch (error) {
    console.log(error);
  }
};
const { accessKeyId, secretAccessKey, sessionToken, ExternalId, TokenCode, SAMLAssertion } = secrets;
const { WebIdentityToken, TradeInToken, ContextAssertion } = secrets;
const logger = Object.fromEntries(["trace", "debug", "info", "warn", "error"].map((level) => [level, show]));
const RoleArn = "arn:aws:iam::123456789012:role/Open";
const commands = [
  new sts.GetCallerIdentityCommand(),
  new sts.AssumeRoleCommand({
    RoleArn,
    RoleSessionName: "me",
    ExternalId,
    SerialNumber: "mfa",
    TokenCode,
    ProvidedContexts: [{ ProviderArn: "arn", ContextAssertion }],
  }),
  new sts.AssumeRoleWithSAMLCommand({ RoleArn, PrincipalArn: "arn", SAMLAssertion }),
  new sts.AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: "me", WebIdentityToken }),
  new sts.GetDelegatedAccessTokenCommand({ TradeInToken }),
  new sts.GetSessionTokenCommand({ SerialNumber: "mfa", TokenCode }),
];

for (const transport of [{}, { httpAgent: {} }]) {
  for (const path of ["echo", "page", "broken", "reset", "issued"]) {
    const client = new sts.STSClient({
      region: "eu-west-1",
      endpoint: `${endpoint}/${path}`,
      credentials: { accessKeyId, secretAccessKey, sessionToken },
      logger,
      maxAttempts: 1,
      requestHandler: { ...transport },
    });
    for (const command of commands) {
      await client.send(command).catch(show);
      show(command);
    }
    show(client);
    show(client.config);
    show(client.config.credentials);
    client.destroy();
  }
}

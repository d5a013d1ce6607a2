import { STS } from "@aws-sdk/client-sts";
import { describeFound } from "@stskit/e2e-runtimes";
import { type RequestRecord, type StsLocal, startStsLocal } from "@stskit/sts-local";
import fc from "fast-check";
import { expect, test } from "vitest";
import { startAnswering } from "./answering-program.js";
import { findBoto3 } from "./find-tools.js";
import { pathOf } from "./programs.js";

const account = "arn:aws:iam::123456789012";
const oidcProvider = `${account}:oidc-provider/oidc.sts-local.test`;
const samlProvider = `${account}:saml-provider/sts-local`;

/** Text that XML can carry, and that AWS's JavaScript client does not drop as an indentation. */
const text = fc.oneof(
  fc
    .string({ unit: "binary", minLength: 1, maxLength: 40 })
    .filter((value) => !/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u.test(value) && value.trim() !== ""),
  fc.constantFrom(`<Zoë> & "me"`, "it's", "]]>", "&amp;", "a\r\nb\tc", " x ", "東京 🗼", "\u0085\u2028"),
);
const of = (characters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });
const name = of("aZ09_+=,.@-", 2, 32);
const path = of(`az09!"#$%&'()*+,-.:;<=>?@[]^_{|}~`, 1, 20);

const worlds = fc.record({ user: name, userPath: path, role: name, rolePath: path });
const sessions = fc.record({
  sessionName: name,
  sourceIdentity: name,
  subject: text,
  audience: text,
  tag: of("aé東 .:/=+-@_", 0, 20),
  federated: name,
});
const errors = fc.record({
  code: fc.constantFrom("ExpiredToken", "RegionDisabledException", "Throttling", `A<&>'"é`),
  status: fc.constantFrom(400, 403, 418, 500),
  message: text,
});

describeFound(
  "botocore reads what AWS's JavaScript client reads, and what was meant,",
  findBoto3(),
  startBoth,
  (running) => {
    /** What botocore reads in an answer, without what goes with each. */
    async function read({ operation, status, responseBody: body, requestId }: RequestRecord) {
      const {
        ResponseMetadata,
        Error: error,
        ...output
      } = await running().botocore.ask({
        operation,
        status,
        body,
      });
      expect(ResponseMetadata).toMatchObject({ RequestId: requestId, HTTPStatusCode: status });
      if (error === undefined) return output;
      const { Type, ...rest } = error;
      expect(Type).toBe(status! < 500 ? "Sender" : "Receiver");
      return { Error: rest };
    }

    /** Makes a call with AWS's client, and compares what both read in the answer. */
    async function expectSame(call: Promise<object>, meant: object = {}): Promise<any> {
      const [outcome] = await Promise.allSettled([call]);
      const record = running().sts.requests.at(-1)!;
      const byAws =
        outcome.status === "fulfilled"
          ? { ...outcome.value, $metadata: undefined }
          : { Error: { Code: record.errorCode, Message: outcome.reason.message } };
      expect(byAws).toMatchObject(meant);
      expect(plain(await read(record)), record.responseBody).toEqual(plain(byAws));
      return { ...byAws, operation: record.operation, status: record.status };
    }

    test("in the answers of generated worlds and sessions", async () => {
      const performed = new Set<string>();
      await fc.assert(
        fc.asyncProperty(worlds, sessions, async ({ user, userPath, role, rolePath }, session) => {
          const { sts } = running();
          const Principal = { AWS: "*", Federated: [oidcProvider, samlProvider] };
          sts.replaceWorld({
            users: [{ name: `${userPath}/${user}` }],
            roles: [
              {
                name: `${rolePath}/${role}`,
                trustPolicy: { Statement: { Effect: "Allow", Principal, Action: "sts:*" } },
              },
            ],
            memberAccounts: ["210987654321"],
          });
          const client = clientOf(sts);
          const expectRead = async (call: Promise<object>, meant: object) => {
            const { operation, status } = await expectSame(call, meant);
            expect(status).toBe(200);
            performed.add(operation);
          };

          const { sessionName: RoleSessionName, sourceIdentity: SourceIdentity, subject } = session;
          const userArn = `${account}:user/${userPath}/${user}`;
          const RoleArn = `${account}:role/${rolePath}/${role}`;
          const AssumedRoleUser = {
            Arn: `arn:aws:sts::123456789012:assumed-role/${role}/${RoleSessionName}`,
          };
          await expectRead(client.getCallerIdentity({}), { Arn: userArn });
          await expectRead(
            client.assumeRole({
              RoleArn,
              RoleSessionName,
              SourceIdentity,
              Tags: [{ Key: "k", Value: session.tag }],
            }),
            { AssumedRoleUser, SourceIdentity },
          );
          const WebIdentityToken = await sts.webIdentityToken({ sub: subject });
          await expectRead(client.assumeRoleWithWebIdentity({ RoleArn, RoleSessionName, WebIdentityToken }), {
            AssumedRoleUser,
            SubjectFromWebIdentityToken: subject,
          });
          // White space around a name is no part of it.
          const Subject = `(${subject})`;
          const SAMLAssertion = await sts.samlAssertion({
            roleArn: RoleArn,
            sessionName: RoleSessionName,
            subject: Subject,
          });
          await expectRead(
            client.assumeRoleWithSAML({ RoleArn, PrincipalArn: samlProvider, SAMLAssertion }),
            {
              AssumedRoleUser,
              Subject,
            },
          );
          const denied = await expectSame(client.assumeRole({ RoleArn: `${RoleArn}x`, RoleSessionName }), {
            Error: { Code: "AccessDenied", Message: expect.stringContaining(`${RoleArn}x`) },
          });
          const [, EncodedMessage] = /message: (\S+)$/.exec(denied.Error.Message)!;
          await expectRead(client.decodeAuthorizationMessage({ EncodedMessage: EncodedMessage! }), {
            DecodedMessage: expect.stringContaining(JSON.stringify(userArn)),
          });
          await expectRead(client.getFederationToken({ Name: session.federated }), {
            FederatedUser: { FederatedUserId: `123456789012:${session.federated}` },
          });
          await expectRead(
            client.getDelegatedAccessToken({ TradeInToken: sts.tradeInToken({ principalArn: userArn }) }),
            { AssumedPrincipal: userArn },
          );
          await expectRead(client.getSessionToken({}), {});
          await expectRead(
            client.getWebIdentityToken({ Audience: [session.audience], SigningAlgorithm: "ES384" }),
            {},
          );
          const { accessKeyId: AccessKeyId } = sts.accessKeys[0];
          await expectRead(client.getAccessKeyInfo({ AccessKeyId }), { Account: "123456789012" });
          await expectRead(
            client.assumeRoot({
              TargetPrincipal: "210987654321",
              TaskPolicyArn: { arn: "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy" },
            }),
            {},
          );
          client.destroy();
        }),
        { numRuns: 30 },
      );
      // All that botocore knows.
      expect(performed.size).toBe(11);
    });

    test("in errors with generated messages", async () => {
      await fc.assert(
        fc.asyncProperty(errors, async ({ code, status, message }) => {
          const { sts } = running();
          sts.faults.clear();
          sts.faults.add({ code, status, message });
          const client = clientOf(sts);
          await expectSame(client.getCallerIdentity({}), { Error: { Code: code, Message: message } });
          client.destroy();
        }),
      );
    });
  },
);

/** As JSON, with times in milliseconds. */
function plain(value: object): object {
  return JSON.parse(JSON.stringify(value), (key, it) => (key === "Expiration" ? Date.parse(it) : it));
}

async function startBoth(python: readonly string[]) {
  const sts = await startStsLocal();
  const botocore = startAnswering([...python, pathOf("botocore_reader.py")]);
  return {
    sts,
    botocore,
    async close() {
      await botocore.close();
      await sts.close();
    },
  };
}

function clientOf({ endpoint, accessKeys: [credentials] }: StsLocal): STS {
  return new STS({ endpoint, region: "us-east-1", credentials: credentials!, maxAttempts: 1 });
}

import type { StsLocal } from "@stskit/sts-local";
import { expect } from "vitest";
import type { Call } from "../caller.js";

/** A call that the server accepts, and what it answers. */
export interface AcceptedCall {
  readonly operation: string;
  readonly what?: string;
  /** Who signs. @default alice */
  readonly user?: "bob" | "root";
  input(sts: StsLocal, answerTo: (call: Call) => Promise<any>): object | Promise<object>;
  readonly output: object;
  /** ARN of whoever the credentials in the output are for. */
  readonly sessionOf?: string;
  /** When the output says that it expires, in seconds. */
  readonly lasts?: number;
}

const account = "arn:aws:iam::123456789012";
const assumed = (role: string) => `arn:aws:sts::123456789012:assumed-role/${role}/me`;
const role = (name: string) => ({ RoleArn: `${account}:role/${name}`, RoleSessionName: "me" });
const HOUR = 3600;

export const acceptedCalls: readonly AcceptedCall[] = [
  {
    operation: "GetCallerIdentity",
    input: () => ({}),
    output: { Account: "123456789012", Arn: `${account}:user/alice`, UserId: expect.stringMatching(/^AIDA/) },
  },
  {
    operation: "GetCallerIdentity",
    what: "of the root user",
    user: "root",
    input: () => ({}),
    output: { Account: "123456789012", Arn: `${account}:root`, UserId: "123456789012" },
  },
  {
    operation: "AssumeRole",
    what: "with all that must be encoded",
    input: () => ({
      ...role("Open"),
      DurationSeconds: 900,
      Policy: '{ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "a&b+c=é%/~" } }',
      PolicyArns: [{ arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }],
      Tags: [
        { Key: "Größe", Value: "10 + 1 = 11 @ 東京" },
        { Key: "empty", Value: "" },
      ],
      TransitiveTagKeys: ["Größe"],
      SourceIdentity: "me@example.com",
    }),
    output: {
      AssumedRoleUser: { Arn: assumed("Open"), AssumedRoleId: expect.stringMatching(/^AROA\w+:me$/) },
      PackedPolicySize: expect.any(Number),
      SourceIdentity: "me@example.com",
    },
    sessionOf: assumed("Open"),
    lasts: 900,
  },
  {
    operation: "AssumeRole",
    what: "with an MFA code",
    input: (sts) => ({
      ...role("WithMfa"),
      SerialNumber: `${account}:mfa/alice`,
      TokenCode: sts.totp(`${account}:mfa/alice`),
    }),
    output: { AssumedRoleUser: { Arn: assumed("WithMfa") } },
    lasts: HOUR,
  },
  {
    operation: "AssumeRoleWithWebIdentity",
    input: async (sts) => ({
      ...role("WebIdentity"),
      WebIdentityToken: await sts.webIdentityToken({ sub: `<Zoë> & "me"` }),
    }),
    output: {
      AssumedRoleUser: { Arn: assumed("WebIdentity") },
      Audience: "sts.amazonaws.com",
      Provider: `${account}:oidc-provider/oidc.sts-local.test`,
      SubjectFromWebIdentityToken: `<Zoë> & "me"`,
    },
    lasts: HOUR,
  },
  {
    operation: "AssumeRoleWithSAML",
    input: async (sts) => ({
      RoleArn: `${account}:role/Saml`,
      PrincipalArn: `${account}:saml-provider/sts-local`,
      SAMLAssertion: await sts.samlAssertion({ sessionName: "me", subject: `<Zoë> & "me"` }),
    }),
    output: {
      AssumedRoleUser: { Arn: assumed("Saml") },
      Audience: "https://signin.aws.amazon.com/saml",
      Issuer: "https://saml.sts-local.test/metadata",
      Subject: `<Zoë> & "me"`,
      SubjectType: "persistent",
    },
    lasts: HOUR,
  },
  {
    operation: "AssumeRoot",
    input: () => ({
      TargetPrincipal: "210987654321",
      TaskPolicyArn: { arn: "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy" },
    }),
    output: {},
    sessionOf: "arn:aws:iam::210987654321:root",
    lasts: 900,
  },
  {
    operation: "DecodeAuthorizationMessage",
    async input(sts, answerTo) {
      const denied = await answerTo({
        operation: "AssumeRole",
        input: role("NoSuch"),
        credentials: sts.accessKeys[0],
      });
      const [, EncodedMessage] = /message: (\S+)$/.exec(denied.error.message)!;
      return { EncodedMessage };
    },
    output: { DecodedMessage: expect.stringContaining('"action":"sts:AssumeRole"') },
  },
  {
    operation: "GetAccessKeyInfo",
    input: (sts) => ({ AccessKeyId: sts.accessKeys[1]!.accessKeyId }),
    output: { Account: "123456789012" },
  },
  {
    operation: "GetDelegatedAccessToken",
    input: (sts) => ({ TradeInToken: sts.tradeInToken({ principalArn: `${account}:user/bob` }) }),
    output: { AssumedPrincipal: `${account}:user/bob`, PackedPolicySize: 0 },
    sessionOf: `${account}:user/bob`,
  },
  {
    operation: "GetFederationToken",
    user: "bob",
    input: () => ({ Name: "Bobby", DurationSeconds: HOUR }),
    output: {
      FederatedUser: {
        Arn: "arn:aws:sts::123456789012:federated-user/Bobby",
        FederatedUserId: "123456789012:Bobby",
      },
    },
    sessionOf: "arn:aws:sts::123456789012:federated-user/Bobby",
    lasts: HOUR,
  },
  {
    operation: "GetSessionToken",
    input: () => ({ DurationSeconds: HOUR }),
    output: {},
    sessionOf: `${account}:user/alice`,
    lasts: HOUR,
  },
  {
    operation: "GetWebIdentityToken",
    input: () => ({
      Audience: ["https://example.com/?a=b&c"],
      SigningAlgorithm: "ES384",
      DurationSeconds: 600,
    }),
    output: { WebIdentityToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) },
    lasts: 600,
  },
];

import type { StsLocal } from "@stskit/sts-local";
import type { Call } from "../caller.js";

/** A call that the server refuses, and why. */
export interface RefusedCall {
  readonly what: string;
  /** Makes the call, without sending it. */
  call(sts: StsLocal): Call | Promise<Call>;
  readonly code: string;
  readonly message: RegExp;
  /** The cause that the explanation names. */
  readonly cause: string;
  /** What the explanation advises or compares. */
  readonly summary: RegExp;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const account = "arn:aws:iam::123456789012";
const identity = { operation: "GetCallerIdentity", input: {} };

/** A session, by a call that needs no signature. */
async function sessionOf(sts: StsLocal) {
  const form = {
    Action: "AssumeRoleWithWebIdentity",
    Version: "2011-06-15",
    RoleArn: `${account}:role/WebIdentity`,
    RoleSessionName: "me",
    WebIdentityToken: await sts.webIdentityToken(),
  };
  const response = await fetch(sts.endpoint, { method: "POST", body: new URLSearchParams(form) });
  const xml = await response.text();
  const member = (name: string) => new RegExp(`<${name}>(.*)</${name}>`).exec(xml)![1]!;
  return {
    accessKeyId: member("AccessKeyId"),
    secretAccessKey: member("SecretAccessKey"),
    sessionToken: member("SessionToken"),
  };
}

export const refusedCalls: readonly RefusedCall[] = [
  {
    what: "the secret of another key",
    call({ accessKeys: [alice, bob] }) {
      const { accessKeyId } = alice!;
      return { ...identity, credentials: { accessKeyId, secretAccessKey: bob!.secretAccessKey } };
    },
    code: "SignatureDoesNotMatch",
    message: /^The signature does not match/,
    cause: "another-secret",
    summary: /bob/,
  },
  {
    what: "a session without its token",
    async call(sts) {
      return { ...identity, credentials: { ...(await sessionOf(sts)), sessionToken: undefined } };
    },
    code: "InvalidClientTokenId",
    message: /need their session token\.$/,
    cause: "session-token-missing",
    summary: /X-Amz-Security-Token/,
  },
  {
    what: "a session that has expired",
    async call(sts) {
      sts.setClockOffset(-2 * HOUR);
      const credentials = await sessionOf(sts);
      sts.setClockOffset(0);
      return { ...identity, credentials };
    },
    code: "ExpiredToken",
    message: /^The session token expired at/,
    cause: "session-expired",
    summary: /expired/,
  },
  {
    what: "a clock that is slow",
    call(sts) {
      sts.setClockOffset(20 * MINUTE);
      return { ...identity, credentials: sts.accessKeys[0] };
    },
    code: "SignatureDoesNotMatch",
    message: /^Signature expired: /,
    cause: "clock",
    summary: /1[12]\d\d seconds behind/,
  },
  {
    what: "a role that does not trust the caller",
    call: ({ accessKeys: [, bob] }) => ({
      operation: "AssumeRole",
      input: { RoleArn: `${account}:role/AliceOnly`, RoleSessionName: "me" },
      credentials: bob!,
    }),
    code: "AccessDenied",
    message: /user\/bob is not authorized/,
    cause: "trust-policy-principal",
    summary: /user\/bob/,
  },
  {
    what: "a web identity token that has expired",
    async call(sts) {
      const WebIdentityToken = await sts.webIdentityToken({ expiresInSeconds: -60 });
      const input = { RoleArn: `${account}:role/WebIdentity`, RoleSessionName: "me", WebIdentityToken };
      return { operation: "AssumeRoleWithWebIdentity", input };
    },
    code: "ExpiredTokenException",
    message: /^WebIdentityToken has expired/,
    cause: "token-expiry",
    summary: /expired/,
  },
];

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, credentialsIn, keyOf } from "../testing/clients.js";

const OPEN = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "session" };

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
afterAll(() => sts.close());

const alice = () => clientOf(sts, keyOf(sts, "alice"));
const rootUser = () => clientOf(sts, keyOf(sts, "root"));
const secondsLeft = (date: Date | undefined) =>
  Math.round((date!.getTime() - sts.now().getTime()) / 10_000) * 10;
const denied = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };

describe("GetSessionToken", () => {
  it("returns a session of the same user", async () => {
    const output = await alice().getSessionToken({});
    expect(secondsLeft(output.Credentials?.Expiration)).toBe(43_200);
    const session = clientOf(sts, credentialsIn(output));
    expect((await session.getCallerIdentity({})).Arn).toBe("arn:aws:iam::123456789012:user/alice");
    await expect(session.assumeRole(OPEN)).resolves.toBeDefined();
    await expect(session.getSessionToken({})).rejects.toMatchObject(denied);
    await expect(session.getFederationToken({ Name: "guest" })).rejects.toMatchObject(denied);
  });

  it("limits the root user to an hour", async () => {
    const output = await rootUser().getSessionToken({ DurationSeconds: 43_200 });
    expect(secondsLeft(output.Credentials?.Expiration)).toBe(3600);
  });

  it("limits users to 36 hours", async () => {
    expect(
      secondsLeft((await alice().getSessionToken({ DurationSeconds: 129_600 })).Credentials?.Expiration),
    ).toBe(129_600);
    await expect(alice().getSessionToken({ DurationSeconds: 129_601 })).rejects.toMatchObject({
      name: "ValidationError",
    });
  });
});

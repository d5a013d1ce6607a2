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
const denied = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };

describe("GetFederationToken", () => {
  it("returns a session that may call little of STS", async () => {
    const output = await alice().getFederationToken({ Name: "guest", Tags: [{ Key: "a", Value: "" }] });
    expect(output.FederatedUser).toEqual({
      FederatedUserId: "123456789012:guest",
      Arn: "arn:aws:sts::123456789012:federated-user/guest",
    });
    const guest = clientOf(sts, credentialsIn(output));
    expect((await guest.getCallerIdentity({})).UserId).toBe("123456789012:guest");
    const { SessionInfo } = await guest.getScopedCredentials({ DurationSeconds: 60 });
    expect(SessionInfo?.Arn).toBe(output.FederatedUser?.Arn);
    await expect(guest.assumeRole(OPEN)).rejects.toMatchObject(denied);
  });

  it("rejects role sessions", async () => {
    const session = clientOf(sts, credentialsIn(await alice().assumeRole(OPEN)));
    await expect(session.getFederationToken({ Name: "guest" })).rejects.toMatchObject(denied);
  });
});

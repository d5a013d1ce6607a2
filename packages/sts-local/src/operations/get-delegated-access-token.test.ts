import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, credentialsIn, keyOf } from "../testing/clients.js";

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
afterAll(() => sts.close());

const alice = () => clientOf(sts, keyOf(sts, "alice"));

describe("GetDelegatedAccessToken", () => {
  it("exchanges a token for credentials", async () => {
    const output = await alice().getDelegatedAccessToken({ TradeInToken: sts.tradeInToken() });
    expect(output.AssumedPrincipal).toBe("arn:aws:iam::123456789012:role/Open");
    const identity = await clientOf(sts, credentialsIn(output)).getCallerIdentity({});
    expect(identity.Arn).toMatch(/assumed-role\/Open\//);
  });

  it("rejects expired and invalid tokens", async () => {
    const late = sts.tradeInToken({ expiresInSeconds: 0 });
    await expect(alice().getDelegatedAccessToken({ TradeInToken: late })).rejects.toMatchObject({
      name: "ExpiredTradeInTokenException",
    });
    await expect(alice().getDelegatedAccessToken({ TradeInToken: "x" })).rejects.toMatchObject({
      name: "ValidationError",
    });
  });
});

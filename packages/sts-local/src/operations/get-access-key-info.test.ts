import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, keyOf } from "../testing/clients.js";

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
afterAll(() => sts.close());

const alice = () => clientOf(sts, keyOf(sts, "alice"));

describe("GetAccessKeyInfo", () => {
  it("returns the account of configured, temporary, and real AWS keys", async () => {
    const temporary = (await alice().getSessionToken({})).Credentials!.AccessKeyId!;
    for (const AccessKeyId of [keyOf(sts, "bob").accessKeyId, temporary]) {
      expect(await alice().getAccessKeyInfo({ AccessKeyId })).toMatchObject({ Account: "123456789012" });
    }
    // A real access key ID, of an account that is publicly known.
    expect(await alice().getAccessKeyInfo({ AccessKeyId: "ASIAQNZGKIQY56JQ7WML" })).toMatchObject({
      Account: "029608264753",
    });
  });

  it("rejects IDs without an account", async () => {
    await expect(alice().getAccessKeyInfo({ AccessKeyId: "0123456789012345" })).rejects.toMatchObject({
      name: "ValidationError",
    });
  });
});

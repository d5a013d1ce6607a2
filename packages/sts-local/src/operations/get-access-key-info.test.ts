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
  it("tells the account of configured keys, temporary ones, and AWS's own", async () => {
    const temporary = (await alice().getSessionToken({})).Credentials!.AccessKeyId!;
    for (const AccessKeyId of [keyOf(sts, "bob").accessKeyId, temporary]) {
      expect(await alice().getAccessKeyInfo({ AccessKeyId })).toMatchObject({ Account: "123456789012" });
    }
    // An id that AWS made, for an account that is public knowledge.
    expect(await alice().getAccessKeyInfo({ AccessKeyId: "ASIAQNZGKIQY56JQ7WML" })).toMatchObject({
      Account: "029608264753",
    });
  });

  it("refuses what tells no account", async () => {
    await expect(alice().getAccessKeyInfo({ AccessKeyId: "0123456789012345" })).rejects.toMatchObject({
      name: "ValidationError",
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, keyOf } from "../testing/clients.js";

const OPEN = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "session" };

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
afterAll(() => sts.close());

const alice = () => clientOf(sts, keyOf(sts, "alice"));

describe("DecodeAuthorizationMessage", () => {
  it("decodes a message of this server", async () => {
    const error = await alice()
      .assumeRole({ ...OPEN, RoleArn: "arn:aws:iam::123456789012:role/NoSuch" })
      .catch((cause: Error) => cause);
    const [, EncodedMessage] = /message: (\S+)$/.exec((error as Error).message) ?? [];
    const { DecodedMessage } = await alice().decodeAuthorizationMessage({ EncodedMessage: EncodedMessage! });
    expect(JSON.parse(DecodedMessage!)).toMatchObject({
      allowed: false,
      explicitDeny: false,
      context: {
        action: "sts:AssumeRole",
        resource: "arn:aws:iam::123456789012:role/NoSuch",
        principal: { arn: "arn:aws:iam::123456789012:user/alice" },
      },
    });
  });

  it("rejects anything else", async () => {
    await expect(alice().decodeAuthorizationMessage({ EncodedMessage: "made-up" })).rejects.toMatchObject({
      name: "InvalidAuthorizationMessageException",
    });
  });
});

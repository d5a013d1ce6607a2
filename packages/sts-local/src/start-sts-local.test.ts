import { describe, expect, it } from "vitest";
import type { StsLocalOptions } from "./options.js";
import type { PolicyDocument } from "./policy/policy-document.js";
import { startStsLocal } from "./start-sts-local.js";
import { clientOf, keyOf } from "./testing/clients.js";

const trusting = (more: object): PolicyDocument => ({
  Statement: { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole", ...more },
});

describe("a server", () => {
  it("has the same keys across restarts, and others in another account", async () => {
    const servers = await Promise.all([
      startStsLocal(),
      startStsLocal(),
      startStsLocal({ accountId: "111122223333" }),
    ]);
    const [first, second, other] = servers.map((sts) => keyOf(sts, "alice"));
    await Promise.all(servers.map((sts) => sts.close()));
    expect(first).toEqual(second);
    expect(other?.accessKeyId).not.toBe(first?.accessKeyId);
    expect(first?.accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(first?.secretAccessKey).toHaveLength(40);
  });

  it("accepts other accounts, paths and keys for users and roles", async () => {
    const sts = await startStsLocal({
      users: [
        {
          name: "team/carol",
          accessKeys: [{ accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "carols" }],
        },
        { name: "dave", accountId: "444455556666" },
      ],
      roles: [
        {
          name: "service/Shared",
          accountId: "444455556666",
          trustPolicy: trusting({
            Principal: { AWS: "123456789012" },
            Condition: { StringEquals: { "aws:username": "carol" } },
          }),
        },
      ],
    });
    const request = { RoleArn: "arn:aws:iam::444455556666:role/service/Shared", RoleSessionName: "session" };
    const carol = clientOf(sts, keyOf(sts, "carol"));
    expect((await carol.getCallerIdentity({})).Arn).toBe("arn:aws:iam::123456789012:user/team/carol");
    const output = await carol.assumeRole(request);
    expect(output.AssumedRoleUser?.Arn).toBe("arn:aws:sts::444455556666:assumed-role/Shared/session");
    await expect(clientOf(sts, keyOf(sts, "dave")).assumeRole(request)).rejects.toMatchObject({
      name: "AccessDenied",
    });
    await sts.close();
  });

  it("may be closed more than once", async () => {
    const sts = await startStsLocal();
    await Promise.all([sts.close(), sts.close()]);
    await sts.close();
    await expect(fetch(sts.endpoint)).rejects.toThrow();
  });
});

describe("invalid options", () => {
  it.each<[StsLocalOptions, RegExp]>([
    [{ accountId: "12" }, /account ID 12/],
    [{ users: [{ name: "a" }, { name: "a" }] }, /user\/a is configured twice/],
    [{ users: [{ name: "a", mfaDevices: [{ serialNumber: "GAHT12345678", secret: "1" }] }] }, /base32/],
    [
      { roles: [{ name: "R", trustPolicy: trusting({}), maxSessionDuration: 900 }] },
      /maxSessionDuration of role R/,
    ],
    [{ roles: [{ name: "R", trustPolicy: trusting({ Effect: "Perhaps" }) }] }, /role R is malformed: Effect/],
    [{ roles: [{ name: "R", trustPolicy: trusting({ Condition: { IpAddress: {} } }) }] }, /IpAddress/],
    [{ oidcProviders: [{ issuer: "issuer.test", clientIds: [] }] }, /issuer\.test/],
  ])("are rejected: %j", async (options, message) => {
    await expect(startStsLocal(options)).rejects.toThrow(message);
    await expect(startStsLocal(options)).rejects.toBeInstanceOf(TypeError);
  });
});

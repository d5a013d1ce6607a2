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

  it("has the root user's key even without users", async () => {
    const sts = await startStsLocal({ users: [] });
    expect(sts.accessKeys.map(({ userName }) => userName)).toEqual(["root"]);
    const { Arn } = await clientOf(sts, sts.accessKeys[0]).getCallerIdentity({});
    expect(Arn).toBe("arn:aws:iam::123456789012:root");
    await sts.close();
  });

  it("has a clock that stays within what dates can express", async () => {
    const sts = await startStsLocal();
    expect(() => sts.setClockOffset(1e300)).toThrow(
      /^milliseconds is 1e\+300, but must be a number of milliseconds from/,
    );
    expect(sts.clockOffset).toBe(0);
    await sts.close();
  });

  it("may be closed more than once", async () => {
    const sts = await startStsLocal();
    await Promise.all([sts.close(), sts.close()]);
    await sts.close();
    await expect(fetch(sts.endpoint)).rejects.toThrow();
  });
});

describe("extends: default", () => {
  it("adds to the default world, and replaces what has the same name", async () => {
    const sts = await startStsLocal({
      extends: "default",
      users: [
        { name: "carol" },
        { name: "bob", mfaDevices: [{ serialNumber: "GAHT12345678", secret: "AAAA" }] },
      ],
      roles: [
        { name: "Deploy", trustPolicy: trusting({}) },
        { name: "Open", trustPolicy: trusting({}), maxSessionDuration: 7200 },
        { name: "TwelveHours", accountId: "444455556666", trustPolicy: trusting({}) },
      ],
      memberAccounts: ["333344445555"],
    });
    await sts.close();
    const { users, roles, memberAccounts } = sts.world;
    expect(users.map(({ name, mfaDevices }) => [name, mfaDevices.length])).toEqual([
      ["alice", 1],
      ["bob", 1],
      ["carol", 0],
      ["root", 0],
    ]);
    expect(roles.filter(({ arn }) => arn.endsWith(":role/Open"))).toMatchObject([
      { maxSessionDuration: 7200 },
    ]);
    const arns = roles.map(({ arn }) => arn);
    expect(arns).toContain("arn:aws:iam::123456789012:role/Deploy");
    // A role of another account is another role.
    expect(arns.filter((arn) => arn.endsWith("/TwelveHours"))).toHaveLength(2);
    expect(memberAccounts).toEqual(["210987654321", "333344445555"]);
  });
});

describe("invalid options", () => {
  it.each<[StsLocalOptions, RegExp]>([
    [{ users: [{ name: "a" }, { name: "a" }] }, /user\/a is configured twice/],
    [{ accountId: "12" }, /^accountId is "12", but must be a string of twelve digits\.$/],
  ])("are rejected: %j", async (options, message) => {
    await expect(startStsLocal(options)).rejects.toThrow(message);
    await expect(startStsLocal(options)).rejects.toBeInstanceOf(TypeError);
  });
});

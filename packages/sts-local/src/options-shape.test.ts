import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { StsLocalOptions } from "./options.js";
import { configSchema, configShape, optionsShape } from "./options-shape.js";
import { startStsLocal } from "./start-sts-local.js";
import { defaultWorld } from "./world/default-world.js";

const statement = { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" };
/** Options with a role whose trust policy has this statement. */
const trusting = (changes: object) => ({
  roles: [{ name: "R", trustPolicy: { Statement: [{ ...statement, ...changes }] } }],
});
const AT = "roles[0].trustPolicy.Statement[0]";

const valid: readonly object[] = [
  {},
  { $schema: "./node_modules/@stskit/sts-local/config.schema.json", extends: "default", port: 0 },
  { ...defaultWorld(), secret: "s", disabledRegions: ["ap-east-1"], outboundWebIdentityFederation: false },
  trusting({
    Principal: { AWS: ["123456789012", "arn:aws:iam::999988887777:role/ci"], Service: "ec2.amazonaws.com" },
  }),
  ...["sts:*", "*", "sts?AssumeRole", "st*", "STS:assumerole", ["sts:TagSession", "sts:*Role"]].map(
    (Action) => trusting({ Action }),
  ),
  trusting({ Condition: { "ForAllValues:StringLikeIfExists": { "aws:TagKeys": ["a", "b"] } } }),
  trusting({ Principal: undefined, NotPrincipal: { AWS: "arn:aws:sts::123456789012:assumed-role/Open/me" } }),
  {
    oidcProviders: [{ issuer: "http://localhost:8080", clientIds: ["a"], jwks: { keys: [{ kty: "RSA" }] } }],
  },
];

/** What is wrong, and the message. The schema must refuse each too. */
const invalid: readonly (readonly [object, string])[] = [
  [{ prot: 1 }, "prot is unknown; did you mean port?"],
  [{ x: 1 }, "x is unknown; allowed are $schema, extends, users, roles, oidcProviders,"],
  [{ port: "4599" }, 'port is "4599", but must be a whole number from 0 to 65535.'],
  [{ extends: "defaults" }, 'extends is "defaults"; did you mean default?'],
  [{ accountId: 123456789012 }, "accountId is 123456789012, but must be a string of twelve digits."],
  [{ users: { name: "a" } }, "users is an object, but must be a list."],
  [{ users: [{ nmae: "a" }] }, "users[0].nmae is unknown; did you mean name?"],
  [{ users: [{}] }, "users[0].name is missing; it must be up to 64 letters"],
  [{ users: [{ name: "a b" }] }, 'users[0].name is "a b", but must be up to 64 letters'],
  [
    { users: [{ name: "a", mfaDevices: [{ serialNumber: "GAHT12345678", secret: "1" }] }] },
    "users[0].mfaDevices[0].secret must be base32, that is A to Z and 2 to 7.",
  ],
  [
    { users: [{ name: "a", accessKeys: [{ accessKeyId: "AKIAIOSFODNN7EXAMPLE" }] }] },
    "users[0].accessKeys[0].secretAccessKey is missing",
  ],
  [
    { roles: [{ name: "R", trustPolicyy: {} }] },
    "roles[0].trustPolicyy is unknown; did you mean trustPolicy?",
  ],
  [{ roles: [{ name: "R" }] }, "roles[0].trustPolicy is missing; it must be an object."],
  [
    { roles: [{ name: "R", maxSessionDuration: 900, trustPolicy: { Statement: statement } }] },
    "roles[0].maxSessionDuration is 900, but must be a whole number of seconds from 3600 to 43200.",
  ],
  [trusting({ Effect: "Perhaps" }), `${AT}.Effect is "Perhaps"; allowed are Allow, Deny.`],
  [trusting({ Principle: "*" }), `${AT}.Principle is unknown; did you mean Principal?`],
  [trusting({ Resource: "*" }), `${AT}.Resource is unknown;`],
  [trusting({ Principal: undefined }), `${AT} must have either Principal or NotPrincipal.`],
  [trusting({ Principal: {} }), `${AT}.Principal names nobody.`],
  [trusting({ Principal: { AWS: [] } }), `${AT}.Principal names nobody.`],
  [trusting({ Principal: { aws: "*" } }), `${AT}.Principal.aws is unknown; did you mean AWS?`],
  [trusting({ Principal: "alice" }), `${AT}.Principal is "alice", but must be "*", or an object`],
  [
    trusting({ Principal: { AWS: "alice" } }),
    `${AT}.Principal.AWS is "alice", but must be "*", an account ID, or`,
  ],
  [trusting({ Principal: { AWS: "arn:aws:iam::123456789012:user/*" } }), `${AT}.Principal.AWS is`],
  [trusting({ Action: undefined }), `${AT} must have either Action or NotAction.`],
  [trusting({ Action: "s3:Get" }), `${AT}.Action is "s3:Get", which assumes no role; allowed are`],
  [trusting({ Action: "sts:AssumeRol" }), `${AT}.Action is "sts:AssumeRol", which assumes no role; did you`],
  [trusting({ Action: ["sts:AssumeRole", "s3:*"] }), `${AT}.Action[1] is "s3:*", which assumes no role;`],
  [trusting({ Action: "" }), `${AT}.Action is "", which assumes no role;`],
  [
    trusting({ Condition: { IpAddress: {} } }),
    `${AT}.Condition.IpAddress is no operator that sts-local supports;`,
  ],
  [trusting({ Condition: { StringEqual: {} } }), "did you mean StringEquals?"],
  [
    trusting({ Condition: { StringEquals: { "sts:ExternalId": null } } }),
    `${AT}.Condition.StringEquals["sts:ExternalId"] is null`,
  ],
  [{ oidcProviders: [{ issuer: "issuer.test", clientIds: [] }] }, "oidcProviders[0].issuer is"],
  [
    { samlProviders: [{ name: "idp", entityId: "e", certificate: "MIIC" }] },
    "samlProviders[0].certificate is",
  ],
  [{ memberAccounts: ["1"] }, 'memberAccounts[0] is "1"'],
];

describe("a configuration file", () => {
  // As an editor does.
  const fitsSchema = new Ajv({ strict: true }).compile(configSchema);

  it.each(valid)("may be %j", (config) => {
    expect(() => configShape.check(config, "")).not.toThrow();
    expect(fitsSchema(JSON.parse(JSON.stringify(config)))).toBe(true);
  });

  it.each(invalid)("may not be %j", (config, message) => {
    expect(() => configShape.check(config, "")).toThrow(message);
    expect(fitsSchema(JSON.parse(JSON.stringify(config)))).toBe(false);
  });

  it("has the published schema", async () => {
    await expect(`${JSON.stringify(configSchema, null, 2)}\n`).toMatchFileSnapshot("../config.schema.json");
  });
});

describe("options", () => {
  it("may have functions where a file has none", () => {
    const options: StsLocalOptions = {
      clock: Date.now,
      secret: new Uint8Array(32),
      oidcProviders: [{ issuer: "https://idp.test", clientIds: [], jwks: async () => ({ keys: [] }) }],
    };
    expect(() => optionsShape.check(options, "")).not.toThrow();
    expect(() => configShape.check(options, "")).toThrow(/^clock is unknown/);
    expect(() => optionsShape.check({ onRequest: "log" }, "")).toThrow(
      'onRequest is "log", but must be a function.',
    );
  });

  it("never show a secret in a message", () => {
    const secret = "hunter2 hunter2";
    for (const options of [
      { secret: [secret] },
      {
        users: [
          { name: "a", accessKeys: [{ accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: [secret] }] },
        ],
      },
      { users: [{ name: "a", mfaDevices: [{ serialNumber: "GAHT12345678", secret }] }] },
    ]) {
      expect(() => optionsShape.check(options, "")).toThrow(/secret\w* must be/i);
      expect(() => optionsShape.check(options, "")).not.toThrow(/hunter2/);
    }
  });

  it("name only principals that exist, if the server has their account", async () => {
    const start = (AWS: string) =>
      startStsLocal({ extends: "default", ...trusting({ Principal: { AWS } }) } as never);
    await expect(start("arn:aws:iam::123456789012:user/alcie")).rejects.toThrow(
      `${AT}.Principal.AWS names nobody: this server has no arn:aws:iam::123456789012:user/alcie. Did you mean arn:aws:iam::123456789012:user/alice?`,
    );
    for (const name of ["user/alice", "role/Open", "root"].map(
      (name) => `arn:aws:iam::123456789012:${name}`,
    )) {
      await (await start(name)).close();
    }
  });

  it("name only actions that assume a role", async () => {
    const start = (Action: string) => startStsLocal(trusting({ Action }) as never);
    await expect(start("sts:AssumeRol")).rejects.toThrow("did you mean sts:AssumeRole?");
    await (await start("sts:*")).close();
  });
});

import { inspect } from "node:util";
import { expect, onTestFinished, test, vi } from "vitest";
import { credentialRedisStore } from "./index.js";

const client = { get: async () => null, eval: async () => null, evalSha() {} };
const key = new Uint8Array(32).fill(7);
const encryptionKeys = [{ id: "1", key }];

const create = (options: unknown) => () => credentialRedisStore(options as never);

test.each([
  ["no options", undefined],
  ["no keys", { client }],
  ["an empty list", { client, encryptionKeys: [] }],
  ["a single key", { client, encryptionKeys: { id: "1", key } }],
])("without encryption keys there is no store: %s", (_, options) => {
  expect(create(options)).toThrow(
    /^encryptionKeys is missing: credentials are never stored in plain text\. .* Create one with: node -p/,
  );
});

test.each([
  [{ id: "1" }, "encryptionKeys[0].key is missing"],
  [undefined, "encryptionKeys[0].id must be"],
  [{ id: "1", key: "c2VjcmV0" }, "encryptionKeys[0].key is of type string"],
  [{ id: "1", key: new Uint8Array(16) }, "encryptionKeys[0].key has 16 bytes, but must have 32"],
  [{ id: "", key }, "encryptionKeys[0].id must be"],
  [{ id: "a.b", key }, "encryptionKeys[0].id must be"],
  [{ id: 1, key }, "encryptionKeys[0].id must be"],
])("a key must be one: %j", (given, message) => {
  expect(create({ client, encryptionKeys: [given] })).toThrow(message);
});

test("two keys have two ids", () => {
  expect(create({ client, encryptionKeys: [...encryptionKeys, ...encryptionKeys] })).toThrow(
    "encryptionKeys has two keys with the id 1.",
  );
});

test("messages show no key", () => {
  const secret = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlYw";
  for (const given of [{ id: "1", key: secret }, { id: `${secret}=`, key }, { key: Buffer.from(secret) }]) {
    try {
      create({ client, encryptionKeys: [given] })();
      expect.fail("accepted");
    } catch (error) {
      expect(inspect(error)).not.toContain("c2Vj");
    }
  }
});

test.each([[undefined], [null], [{}], [{ get() {}, set() {} }], ["redis://127.0.0.1"]])(
  "a client must be one: %j",
  (given) => {
    expect(create({ client: given, encryptionKeys })).toThrow(
      "client is not a Redis client that the store knows.",
    );
  },
);

test.each([[1], ["{slot}:"], ["a}"]])("a prefix must not choose the slot: %j", (keyPrefix) => {
  expect(create({ client, encryptionKeys, keyPrefix })).toThrow("keyPrefix must be a string without { and }");
});

test("what changes in the caller's key afterwards changes nothing", async () => {
  const entries = new Map<string, string>();
  const memory = {
    get: async (name: string) => entries.get(name) ?? null,
    eval: async (_: string, { keys, arguments: args }: { keys: string[]; arguments: string[] }) =>
      entries.set(keys[0]!, args[0]!),
    evalSha() {},
  };
  const own = new Uint8Array(32).fill(7);
  const store = credentialRedisStore({ client: memory, encryptionKeys: [{ id: "1", key: own }] });
  own.fill(0);
  await store.set("a", { accessKeyId: "ASIA", secretAccessKey: "s", expiration: new Date(9e12) });
  const other = credentialRedisStore({ client: memory, encryptionKeys });
  expect(await other.get("a")).toMatchObject({ accessKeyId: "ASIA" });
});

test("a printed store shows no key", () => {
  expect(inspect(credentialRedisStore({ client, encryptionKeys }), { depth: 9 })).not.toMatch(
    /0?7, 0?7|07 07/,
  );
});

test.each([[undefined], ["soon"]])("credentials that don't expire are refused: %s", async (expiration) => {
  const store = credentialRedisStore({ client, encryptionKeys });
  const credentials = { accessKeyId: "AKIA", secretAccessKey: "s", expiration: expiration as never };
  await expect(store.set("a", credentials)).rejects.toThrow(
    "Only credentials that expire are stored in Redis.",
  );
});

test("unknown options are warned of once, by their names", () => {
  const emitWarning = vi.spyOn(process, "emitWarning").mockReturnValue();
  onTestFinished(() => emitWarning.mockRestore());
  for (let times = 0; times < 2; times++)
    create({ client, encryptionKeys, keyPrfix: "hush", ttl: undefined })();
  expect(emitWarning.mock.calls).toEqual([
    [
      'Unknown option "keyPrfix" of credentialRedisStore. Known options: client, encryptionKeys, keyPrefix.',
      { code: "STSKIT_UNKNOWN_OPTION" },
    ],
  ]);
});

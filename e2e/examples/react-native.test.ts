import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundle, Hermes } from "@stskit/e2e-react-native";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const project = fileURLToPath(new URL("../../examples/react-native", import.meta.url));

test("examples/react-native is bundled by Metro, with its own configuration", async () => {
  const app = await readFile(await bundle("index.js", { project }), "utf8");
  expect(app).toContain("AssumeRoleWithWebIdentity");
  expect(app).toContain("A JWT from your identity provider");
}, 180_000);

describe("what the app does, in the Hermes VM", () => {
  let sts: StsLocal;
  let hermes: Hermes;

  beforeAll(async () => {
    const entry = fileURLToPath(new URL("react-native-app.js", import.meta.url));
    const [running, app] = await Promise.all([startStsLocal(), bundle(entry)]);
    sts = running;
    hermes = new Hermes(app);
  });
  afterAll(async () => {
    hermes?.close();
    await sts?.close();
  });

  test("a token becomes an identity", async () => {
    expect(await hermes.call("whoAmI", await sts.webIdentityToken(), sts.endpoint)).toBe(
      "arn:aws:sts::123456789012:assumed-role/WebIdentity/app",
    );
  });

  test("a token that has expired is refused", async () => {
    const expired = await sts.webIdentityToken({ expiresInSeconds: -3600 });
    await expect(hermes.call("whoAmI", expired, sts.endpoint)).rejects.toThrow("ExpiredTokenException");
  });
});

import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node/bare";
import { staticProfile, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { build } from "esbuild";
import { expect, test, vi } from "vitest";

test("takes region and credentials from the environment", async () => {
  const { accessKeyId, secretAccessKey } = userKey(sts, "bob");
  vi.stubEnv("AWS_REGION", "eu-west-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", secretAccessKey);
  const { Arn } = await new STSClient({}).send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe("arn:aws:iam::123456789012:user/bob");
});

test("reads no config files, and says so", async () => {
  writeHomeFile("credentials", staticProfile(sts, "default"));
  writeHomeFile("config", "[default]\nregion = eu-west-1\n");
  const send = (options: object) => new STSClient(options).send(new GetCallerIdentityCommand({}));
  await expect(send({})).rejects.toThrow("or set AWS_REGION.");
  await expect(send({ region: "eu-west-1" })).rejects.toThrow("This entry point does not read profiles");
});

test.each(["esm", "cjs"] as const)(
  "a bundler finds nothing of AWS's providers from here (%s)",
  async (format) => {
    const { metafile } = await build({
      stdin: {
        contents: `export { STSClient, AssumeRoleCommand } from "@stskit/client-sts-node/bare";`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      write: false,
      metafile: true,
      splitting: format === "esm",
      outdir: "out",
      format,
      platform: "node",
      logLevel: "silent",
    });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs.filter((path) => /@aws-sdk|credential-provider-/.test(path))).toEqual([]);
    expect(inputs.some((path) => path.includes("undici"))).toBe(true);
    if (format === "esm") {
      // The code loaded up front can't read config files; the handler for `httpAgent` loads what it needs when it is used.
      const entry = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === "<stdin>")!;
      const loaded = Object.entries(entry.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
      expect(loaded.filter(([path]) => path.includes("@smithy/core"))).toEqual([]);
    }
  },
);

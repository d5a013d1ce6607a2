import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type LocalS3, startLocalS3 } from "@stskit/e2e-support/aws/local-s3";
import { programEnvironment, roleArn, staticProfile } from "@stskit/e2e-support/aws/local-sts";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { emptyFolder } from "./empty-folder.js";
import { managers } from "./managers.js";

let sts: StsLocal;
let s3: LocalS3;
beforeAll(async () => {
  [sts, s3] = await Promise.all([startStsLocal(), startLocalS3()]);
});
beforeEach(() => {
  sts.requests.length = 0;
});
afterAll(async () => {
  await s3?.close();
  await sts?.close();
});

const versions = inject("versions");
const wanted = {
  dependencies: {
    // The last versions that depend on @aws-sdk/client-sts.
    "@aws-sdk/client-s3": "3.729.0",
    "@aws-sdk/credential-providers": "3.729.0",
    "client-s3-today": "npm:@aws-sdk/client-s3@^3.1169.0",
    "@stskit/client-sts-node": "latest",
  },
  overrides: { "@aws-sdk/client-sts": `npm:@stskit/client-sts-node@${versions["@stskit/client-sts-node"]}` },
};

function environment(folder: string): Record<string, string> {
  const file = join(folder, "credentials");
  const role = `[role]\nrole_arn = ${roleArn("Open")}\nrole_session_name = profile\nsource_profile = alice\n`;
  writeFileSync(file, staticProfile(sts, "alice") + role);
  return {
    ...programEnvironment(sts),
    AWS_REGION: "eu-west-1",
    AWS_SHARED_CREDENTIALS_FILE: file,
    S3_ENDPOINT: s3.endpoint,
  };
}

/** The sessions that STS was asked for, and the version of ours that asked. */
const sessions = () =>
  sts.requests.map(({ form, headers }) => [
    form["RoleSessionName"],
    /\bstskit[/#]([\d.]+)/.exec(headers["user-agent"] ?? "")?.[1],
  ]);

describe.each(Object.entries(managers))("with the overrides of %s", (name, manager) => {
  const folder = emptyFolder();
  beforeAll(() => manager.install(folder, wanted, inject("registry")));

  async function sessionsOf(program: string) {
    await manager.node(folder, [program], environment(folder));
    return sessions();
  }

  it("AWS's credentials providers assume roles by our client", async () => {
    expect(await sessionsOf("aws-provider.mjs")).toEqual([["provider", versions["@stskit/core"]]]);
  });

  // Plug'n'Play refuses that: AWS's package for profiles expects @aws-sdk/client-sts of one that doesn't depend on it.
  if (name !== "Yarn 4") {
    it("AWS's S3 client assumes the role of a profile by our client", async () => {
      expect(await sessionsOf("aws-profile.mjs")).toEqual([["profile", versions["@stskit/core"]]]);
    });
  }

  it("today's S3 client, which has an STS client of its own, takes our providers", async () => {
    expect(await sessionsOf("our-provider.mjs")).toEqual([["ours", versions["@stskit/core"]]]);
  });
});

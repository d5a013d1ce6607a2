import { bundle, Hermes } from "@stskit/e2e-react-native";
import { clientOptions } from "@stskit/e2e-support/aws/local-sts";
import { alice } from "@stskit/e2e-support/aws/use-local-sts";
import { startStsLocal } from "@stskit/sts-local";
import { expect, inject, it, onTestFinished } from "vitest";
import { projectFolder } from "./run-program.js";

it.each([
  ["resolving exports of packages", { packageExports: true }],
  ["by main fields alone", { packageExports: false }],
])("Metro bundles an app that calls STS in the Hermes VM, %s", async (_, options) => {
  const sts = await startStsLocal();
  onTestFinished(() => sts.close());
  const app = new Hermes(await bundle(`${projectFolder("metro")}index.js`, options));
  onTestFinished(() => app.close());
  expect(await app.call("call", clientOptions(sts))).toEqual(["react-native", alice]);
  expect(sts.requests[0]!.headers["user-agent"]).toContain(`stskit/${inject("versions")["@stskit/core"]} `);
});

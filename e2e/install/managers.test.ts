import { alice } from "@stskit/e2e-support/aws/use-local-sts";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { emptyFolder } from "./empty-folder.js";
import { managers } from "./managers.js";

const versions = inject("versions");

/** What `runtime` of a client's configuration is. */
const clients = [
  ["@stskit/client-sts", "node"],
  ["@stskit/client-sts-node", "node"],
  ["@stskit/client-sts-browser", "browser"],
  ["@stskit/client-sts-react-native", "react-native"],
  // As migrating.md says.
  ["@aws-sdk/client-sts", "node"],
] as const;

describe.each(Object.entries(managers))("%s", (_, manager) => {
  const folder = emptyFolder();
  beforeAll(async () => {
    const dependencies = {
      ...Object.fromEntries(Object.keys(versions).map((name) => [name, "latest"])),
      "@aws-sdk/client-sts": `npm:@stskit/client-sts@^${versions["@stskit/client-sts"]}`,
    };
    await manager.install(folder, { dependencies }, inject("registry"));
  });

  it.each(clients)("%s: import", async (name, runtime) => {
    expect(await manager.node(folder, ["import.mjs", name])).toBe(`${runtime} ${alice}`);
  });

  it.each(clients)("%s: require single entry points", async (name, runtime) => {
    expect(await manager.node(folder, ["require.cjs", name])).toBe(`${runtime} ${alice}`);
  });

  it("what is installed is what was released", async () => {
    const printed = await manager.node(folder, ["versions.cjs", ...Object.keys(versions)]);
    expect(JSON.parse(printed)).toEqual(versions);
  });
});

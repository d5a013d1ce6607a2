import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startFaultServer } from "@stskit/e2e-support/network/fault-server";
import { type Behaviour, IDENTITY, response } from "@stskit/e2e-support/network/raw-response";
import { describe, it } from "vitest";
import { transportNames } from "./transports.js";

const program = fileURLToPath(new URL("programs/calls.mjs", import.meta.url));

/** Runs a program until it exits. If it doesn't, the test times out. */
async function run(
  onTestFinished: (cleanUp: () => void) => void,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<{ stdout: string; stderr: string; code: number | null }> {
  const child = spawn(process.execPath, ["--unhandled-rejections=strict", ...flags, program, ...args]);
  onTestFinished(() => void child.kill());
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { stdout, stderr, code };
}

const silence: Behaviour = () => {};
const kinds: [kind: string, behaviour: Behaviour, outcome: string][] = [
  ["success", response({ body: IDENTITY }), "success"],
  ["aborted", silence, "AbortError"],
  ["late", silence, "TimeoutError"],
  ["failed", (socket) => socket.resetAndDestroy(), "NetworkError"],
];

describe.each(transportNames)("a process that calls over %s exits on its own", (transport) => {
  describe.each(["destroy", "keep"])("%s", (destroy) => {
    it.concurrent.for(kinds)("%s", async ([kind, behaviour, outcome], { onTestFinished, expect }) => {
      const server = await startFaultServer({ kind: "server", behaviour });
      onTestFinished(server.close);
      expect(await run(onTestFinished, [kind, server.url, transport, destroy])).toEqual({
        stdout: outcome,
        stderr: "",
        code: 0,
      });
    });
  });
});

it("a process without WebAssembly, which undici needs, gets a response too", async ({
  onTestFinished,
  expect,
}) => {
  const server = await startFaultServer({ kind: "server", behaviour: response({ body: IDENTITY }) });
  onTestFinished(server.close);
  const flags = ["--jitless", "--disable-warning=ExperimentalWarning"];
  expect(await run(onTestFinished, ["success", server.url, "undici", "keep"], flags)).toMatchObject({
    stdout: "success",
    code: 0,
  });
});

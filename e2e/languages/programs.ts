import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startAnswering } from "./answering-program.js";
import type { Caller } from "./caller.js";
import { environment } from "./environment.js";

/** A file of the folder `programs`. */
export const pathOf = (name: string) => fileURLToPath(new URL(`programs/${name}`, import.meta.url));

/** Starts a program that makes calls with an SDK. */
export function startCaller(command: readonly string[], endpoint: string): Caller {
  const program = startAnswering([...command, endpoint]);
  return { call: (call) => program.ask(call), close: program.close };
}

/** Builds the program in Go, with the sources that Debian's packages hold, and starts it. */
export function startGoCaller(go: readonly string[], endpoint: string): Caller {
  const folder = mkdtempSync(join(tmpdir(), "stskit-go-"));
  const program = join(folder, "calls");
  const { status, stderr } = spawnSync(go[0]!, ["build", "-o", program, pathOf("calls.go")], {
    env: { ...environment, GO111MODULE: "off", GOPATH: "/usr/share/gocode", CGO_ENABLED: "0" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  const caller = startCaller([program], endpoint);
  return {
    ...caller,
    async close() {
      await caller.close();
      rmSync(folder, { recursive: true });
    },
  };
}

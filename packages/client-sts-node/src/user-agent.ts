import { platform, release } from "node:os";
import type { UserAgentPairs } from "@stskit/core/platform";

let runtime: UserAgentPairs | undefined;

/** The operating system, language and runtime, and AWS's execution environment. */
export function userAgent(): UserAgentPairs {
  runtime ??= [systemPair(), ["lang/js"], runtimePair()];
  const executionEnvironment = process.env["AWS_EXECUTION_ENV"];
  return executionEnvironment ? [...runtime, [`exec-env/${executionEnvironment}`]] : runtime;
}

function systemPair(): [string, string?] {
  const name = `os/${platform()}`;
  try {
    return [name, release()];
  } catch {
    // Deno asks for a permission to read the release. Calls don't need it.
    return [name];
  }
}

function runtimePair(): [string, string] {
  // These also claim to be Node.
  for (const name of ["deno", "bun", "llrt"]) {
    const version = process.versions[name];
    if (version) return [`md/${name}`, version];
  }
  return ["md/nodejs", process.versions.node];
}

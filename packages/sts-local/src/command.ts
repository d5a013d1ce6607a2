#!/usr/bin/env node
import { text } from "node:stream/consumers";
import { runCommand } from "./command/run.js";

const result = await runCommand(process.argv.slice(2), {
  out: (output) => process.stdout.write(output),
  err: (output) => process.stderr.write(output),
  input: () => text(process.stdin),
  environment: process.env,
});

if ("exitCode" in result) {
  process.exitCode = result.exitCode;
} else {
  // Once the server is closed, nothing keeps the process alive, and it exits with code 0.
  const stop = () => void result.server.close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

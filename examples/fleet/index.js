// Starts processes that all need the credentials of one role, and counts what a local STS is asked:
// npm start [-- --processes <number>] [--alone]
import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startStsLocal } from "@stskit/sts-local";

const { values } = parseArgs({
  options: { processes: { type: "string", default: "20" }, alone: { type: "boolean", default: false } },
});
const total = Number(values.processes);
if (!Number.isInteger(total) || total < 1) {
  console.error(`--processes is "${values.processes}". Give a whole number of 1 or more.`);
  process.exit(1);
}

const sts = await startStsLocal();
// STS far away, so that all processes are waiting by the time it answers.
sts.faults.add({ delayMs: 500, match: { operation: "AssumeRole" } });
const directory = await mkdtemp(join(tmpdir(), "stskit-fleet-"));
const environment = {
  ...process.env,
  AWS_PROFILE: undefined,
  AWS_SESSION_TOKEN: undefined,
  AWS_ENDPOINT_URL_STS: sts.endpoint,
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: sts.accessKeys[0].accessKeyId,
  AWS_SECRET_ACCESS_KEY: sts.accessKeys[0].secretAccessKey,
  ROLE_ARN: sts.world.roles[0].arn,
  STORE_DIRECTORY: directory,
  // All processes of a fleet have the same key, e.g. from a secrets manager.
  STORE_KEY: randomBytes(32).toString("base64"),
};

console.log(`${total} processes need the role ${environment.ROLE_ARN}. ${howTheyGetIt()}\n`);
const sessions = new Set();
await Promise.all(Array.from({ length: total }, (_, index) => work(index + 1)));
console.log("\nOne more, later:\n");
await work(total + 1);
console.log(`\n${total + 1} processes, sessions: ${sessions.size}, AssumeRole calls: ${calls()}`);

await sts.close();
await rm(directory, { recursive: true });

/** Starts a process, and reports when it has credentials. */
async function work(number) {
  const worker = fork(fileURLToPath(new URL("worker.js", import.meta.url)), values.alone ? ["--alone"] : [], {
    env: environment,
  });
  worker.once("exit", (code) => {
    if (code !== 0) process.exit(1);
  });
  const [{ accessKeyId, seconds }] = await once(worker, "message");
  sessions.add(accessKeyId);
  const name = `process ${String(number).padStart(String(total).length)}`;
  console.log(
    `${name} has ${accessKeyId} after ${seconds.toFixed(1)} s · AssumeRole calls so far: ${calls()}`,
  );
}

function calls() {
  return sts.requests.filter(({ operation }) => operation === "AssumeRole").length;
}

function howTheyGetIt() {
  if (values.alone) return "Each asks STS for itself.";
  return `They share its credentials by way of ${process.env.REDIS_URL ? "Redis" : "files"}.`;
}

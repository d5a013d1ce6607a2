import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { findRedis } from "@stskit/e2e-redis/find-servers";
import { assumeRoleResponse } from "../assume-role-response.js";
import { project } from "../install.js";
import { startRedis } from "../redis-server.js";
import { environment } from "../run-program.js";

/** How long STS takes to answer, as it does within a region; milliseconds. */
const STS_LATENCY = 50;

const redis = findRedis();

/**
 * Processes that need a role's credentials at once, and have none: what STS sees of it, and when all have them. What a process
 * costs to start is in other figures: here it would count most, since all share one machine.
 */
export const fleets = [1, 2, 5, 10, 20, 50, 100, 200].map((size) => ({
  name: `fleet-${size}`,
  group: "fleet",
  // A round starts all the processes, which takes long, and measures as often as there are roles.
  rounds: 1,
  subjects: ["incumbent", "stskit", "files", ...("found" in redis ? ["redis"] : [])],
  notMeasured: "found" in redis ? {} : { redis: redis.missing },
  sample: (subject) => credentialsForAll(subject, size),
}));

const ROLES = 5;

/** Starts a fleet, with STS and a store of its own, and has it get the credentials of one role after the other. */
async function credentialsForAll(subject, size) {
  const sts = await startSts();
  const store = (await startStore[subject]?.()) ?? { at: "", close() {} };
  const fleet = [];
  try {
    while (fleet.length < size) {
      // More at a time would be in each other's way.
      const next = Array.from({ length: Math.min(10, size - fleet.length) }, () =>
        fork("fleet.js", [subject, sts.endpoint, store.at], { cwd: project, env: environment }),
      );
      fleet.push(...next);
      await Promise.all(next.map(message));
    }
    // After its first calls, each process optimizes undici's parser in the background.
    await setTimeout(1_000);
    const measured = [];
    for (let role = 1; role <= ROLES; role++) {
      const requestsBefore = sts.requests();
      const timeBefore = performance.now();
      const allHaveCredentials = Promise.all(fleet.map(message));
      for (const child of fleet) child.send(`Fleet${role}`);
      await allHaveCredentials;
      measured.push({ requests: sts.requests() - requestsBefore, ms: performance.now() - timeBefore });
    }
    return measured;
  } finally {
    await Promise.all(fleet.map(end));
    store.close();
    sts.close();
  }
}

const startStore = {
  files() {
    const directory = mkdtempSync(join(tmpdir(), "bench-fleet-"));
    return { at: directory, close: () => rmSync(directory, { recursive: true }) };
  },
  async redis() {
    const { port, close } = await startRedis(redis.found);
    return { at: String(port), close };
  },
};

/** Answers every request as STS answers AssumeRole, and counts them. */
async function startSts() {
  const { headers, body } = assumeRoleResponse();
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    request.resume().on("end", async () => {
      await setTimeout(STS_LATENCY);
      response.writeHead(200, headers).end(body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${server.address().port}`,
    requests: () => requests,
    close: () => server.close(),
  };
}

/** The next message of a process. */
function message(child) {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`A process of the fleet ended with code ${code}.`)));
  });
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

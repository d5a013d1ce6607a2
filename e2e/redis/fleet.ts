import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Member, startMember } from "@stskit/e2e-credentials/fleet/start-member";
import { roleArn, userKey } from "@stskit/e2e-support/aws/local-sts";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import type { RedisServer } from "./redis-server.js";

/** For the tests of one file: processes that share a server, and the STS that they ask. Each test starts with neither. */
export function fleets(server: () => RedisServer) {
  const directory = mkdtempSync(join(tmpdir(), "stskit-fleet-"));
  // In one file: loading many takes most of the time that a process needs to start.
  const program = join(directory, "member.cjs");
  const members: Member[] = [];
  let started = 0;
  let sts: StsLocal;
  beforeAll(async () => {
    sts = await startStsLocal();
    const entryPoints = [join(import.meta.dirname, "redis-member.js")];
    await build({ entryPoints, bundle: true, platform: "node", format: "cjs", outfile: program });
  });
  afterAll(async () => {
    await sts?.close();
    rmSync(directory, { recursive: true });
  });
  beforeEach(() => {
    const { accessKeyId, secretAccessKey } = userKey(sts);
    vi.stubEnv("AWS_ENDPOINT_URL_STS", sts.endpoint);
    vi.stubEnv("AWS_ACCESS_KEY_ID", accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", secretAccessKey);
  });
  afterEach(async () => {
    await Promise.all(members.splice(0).map((member) => member.kill()));
    sts.setClockOffset(0);
    sts.faults.clear();
    sts.requests.length = 0;
    vi.unstubAllEnvs();
    await server().command("FLUSHALL");
  });

  return {
    sts: () => sts,
    /** The requests to assume the role, but for what processes of an earlier test had sent when they were killed. */
    assumed: () =>
      sts.requests.filter(
        ({ operation, form }) =>
          operation === "AssumeRole" && members.some(({ name }) => name === form["RoleSessionName"]),
      ),
    /** Starts processes, one half with each client, and waits until all are ready. */
    async start(size: number, options: object = {}): Promise<Member[]> {
      const fleet = await Promise.all(
        Array.from({ length: size }, (_, index) => {
          const name = `member-${started++}`;
          const client = index % 2 ? "redis" : "ioredis";
          const storeOptions = { port: server().port, client, ...options };
          return startMember(program, { storeOptions, roleArn: roleArn("Open"), name });
        }),
      );
      members.push(...fleet);
      return fleet;
    },
  };
}

export const credentialsOf = (fleet: readonly Member[], order?: Parameters<Member["credentials"]>[0]) =>
  Promise.all(fleet.map((member) => member.credentials(order)));

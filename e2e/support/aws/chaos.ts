import { type Fault, type StsLocal, type StsLocalOptions, startStsLocal } from "@stskit/sts-local";

/** Faults that recur after this many requests. */
const FAULTS: readonly [every: number, fault: Fault][] = [
  [101, { reset: "before" }],
  [127, { reset: "after-headers" }],
  [149, { reset: "mid-body" }],
  [577, { throttle: true }],
  [199, { status: 503 }],
  [211, { truncate: 40 }],
  [223, { status: 502, body: "<html>Bad gateway" }],
];

const RESTART_EVERY = 4_001;
/**
 * The server's clock jumps past the end of all sessions, and the client has to notice and get new ones. Never near a
 * restart: that alone can cost a call two of its three attempts, and the jump would cost the third.
 */
const EXPIRY_EVERY = 7_013;
const TWO_HOURS = 7_200_000;

/** A local STS that misbehaves depending on the number of requests, so that runs are much alike. */
export async function startChaos(): Promise<{
  server(): StsLocal;
  restarts(): number;
  close(): Promise<void>;
}> {
  let requests = 0;
  let restarts = 0;
  let offset = 0;
  let restarting: Promise<void> | undefined;
  let closed = false;

  const options: StsLocalOptions = {
    secret: "the same after a restart",
    onRequest() {
      requests += 1;
      for (const [every, fault] of FAULTS) {
        if (requests % every === 0) server.faults.add({ ...fault, match: { nth: 1 } });
      }
      if (requests % EXPIRY_EVERY === 0) {
        offset += TWO_HOURS;
        server.setClockOffset(offset);
      }
      if (requests % RESTART_EVERY === 0 && !closed) restarting = restart();
    },
  };
  let server = await startStsLocal(options);
  const port = Number(new URL(server.endpoint).port);

  async function restart(): Promise<void> {
    restarts += 1;
    await server.close();
    server = await startStsLocal({ ...options, port });
    server.setClockOffset(offset);
  }

  return {
    server: () => server,
    restarts: () => restarts,
    async close() {
      closed = true;
      await restarting;
      await server.close();
    },
  };
}

import { describeFound, type Found } from "@stskit/e2e-runtimes";
import { startFaultServer } from "@stskit/e2e-support/network/fault-server";
import { expect, test } from "vitest";
import { deviations } from "./cases/deviations.js";
import { type Engine, seenBy } from "./cases/engines.js";
import type { Seen } from "./cases/fault-case.js";

const MAX_ATTEMPTS = 2;

/** A program in an engine that makes one call with its own client and reports the outcome. */
export interface RunningProgram {
  callOnce(config: object): Promise<Seen>;
  close(): Promise<void> | void;
}

/** Confronts an engine with all the faults that it can see. */
export function describeEngine<T>(
  name: string,
  engine: Engine,
  installed: Found<T>,
  start: (found: T) => Promise<RunningProgram>,
): void {
  describeFound(name, installed, start, (program) => {
    test.each(seenBy(engine))("$name", async (fault) => {
      const server = await startFaultServer(fault.place);
      try {
        const seen = await program().callOnce({
          region: "eu-west-1",
          endpoint: server.url,
          credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
          maxAttempts: MAX_ATTEMPTS,
          requestHandler: { ...fault.handler },
        });
        expect(deviations(fault, seen, MAX_ATTEMPTS)).toEqual([]);
        // Each attempt reached the fault, so nothing earlier, such as CORS, caused the failure.
        if (fault.place.kind === "server" && !fault.place.tls) {
          expect(server.requests()).toBeGreaterThanOrEqual(seen.attempts!);
        }
      } finally {
        await server.close();
      }
    });
  });
}

import { userKey } from "@stskit/e2e-support/aws/local-sts";
import { until } from "@stskit/e2e-support/until";
import { type RequestRecord, startStsLocal } from "@stskit/sts-local";
import type { Observed } from "../programs/observe.js";
import type { Task } from "../programs/perform.js";
import type { Scenario } from "../scenarios/scenario.js";
import { startArrivals } from "./arrivals.js";

/** Where scenarios are performed. */
export interface Runtime {
  /** Which package makes the calls: platforms differ in the headers they send. */
  readonly platform: Platform;
  perform(task: Task): Promise<Observed>;
  close(): Promise<unknown>;
}

export type Platform = "node" | "browser" | "react-native";

/** What the server and the program saw of a scenario. */
export interface Recording {
  /** The server's clock, which stands still. */
  readonly now: number;
  readonly endpoint: string;
  readonly given: object;
  readonly requests: readonly RequestRecord[];
  readonly observed: Observed;
}

/** Performs a scenario on a runtime, against its own server. */
export async function record(scenario: Scenario, by: Task["by"], runtime: Runtime): Promise<Recording> {
  // The server's clock stands still, so that expiries don't depend on the machine's speed.
  const now = Math.floor(Date.now() / 1000) * 1000;
  const settled = new Set<RequestRecord>();
  const sts = await startStsLocal({ clock: () => now, onRequest: (request) => settled.add(request) });
  const arrivals = await startArrivals(sts);
  try {
    const given = (await scenario.prepare?.(sts)) ?? {};
    const observed = await runtime.perform({
      scenario: scenario.name,
      by,
      endpoint: sts.endpoint,
      credentials: userKey(sts),
      arrivals: arrivals.url,
      given,
    });
    // A program that aborts a call knows before the server does.
    await until(() => sts.requests.every((request) => settled.has(request)));
    return { now, endpoint: sts.endpoint, given, requests: [...sts.requests], observed };
  } finally {
    await arrivals.close();
    await sts.close();
  }
}

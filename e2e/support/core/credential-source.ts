import type { AwsCredentialIdentity } from "@smithy/types";
import { CredentialCache } from "../../../packages/core/src/credentials/credential-cache.js";
import type { RefreshWindows } from "../../../packages/core/src/credentials/refresh-schedule.js";
import { VirtualTime } from "../virtual-time.js";

export const MINUTE = 60_000;

/** A source of credentials whose results, outages and pace are up to the test. */
export function credentialSource(
  lifetime: number,
  windows: RefreshWindows = {},
  random: () => number = () => 0.5,
) {
  const time = new VirtualTime();
  const start = time.now();
  const state = { calls: 0, inFlight: 0, mostInFlight: 0, isDown: (_now: number) => false };
  const waiting: (() => void)[] = [];
  const cache = new CredentialCache(
    async () => {
      const serial = ++state.calls;
      state.mostInFlight = Math.max(state.mostInFlight, ++state.inFlight);
      try {
        if (held) await new Promise<void>((go) => waiting.push(go));
        if (state.isDown(time.now() - start)) throw new Error(`STS is down (${serial})`);
        return issued(serial, time.now() + lifetime);
      } finally {
        state.inFlight--;
      }
    },
    { time, random },
    windows,
  );
  let held = false;
  return {
    cache,
    state,
    time,
    start,
    at: (ms: number) => time.set(start + ms),
    hold: () => {
      held = true;
    },
    release: () => {
      held = false;
      for (const go of waiting.splice(0)) go();
    },
  };
}

export function issued(serial: number, expiresAt: number): AwsCredentialIdentity {
  return {
    accessKeyId: `ASIA${serial}`,
    secretAccessKey: "secret",
    sessionToken: `token ${serial}`,
    expiration: new Date(expiresAt),
  };
}

/** Runs everything that isn't waiting for a timer. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await undefined;
}

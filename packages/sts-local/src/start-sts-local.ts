import { randomBytes } from "node:crypto";
import { Clock } from "./clock.js";
import { FaultList, type Faults } from "./faults.js";
import { exchange } from "./http/exchange.js";
import { listen } from "./http/listen.js";
import { MfaDevices } from "./identity/mfa-devices.js";
import type { StsLocalOptions } from "./options.js";
import { RequestLog, type RequestRecord } from "./request-record.js";
import { Sealer } from "./session/sealer.js";
import { buildWorld } from "./world/build-world.js";
import { DEFAULT_ACCOUNT_ID, defaultWorld } from "./world/default-world.js";
import type { World } from "./world/world.js";

/** A long-term access key of the server's world. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** ARN of its user. */
  readonly arn: string;
  readonly userName: string;
}

/** A running local STS. */
export interface StsLocal {
  /** `http://127.0.0.1:PORT`, for a client's `endpoint` or `AWS_ENDPOINT_URL_STS`. */
  readonly endpoint: string;
  /** Long-term keys: those of the users in their order, then the root user's. */
  readonly accessKeys: readonly AccessKey[];
  /** Accounts, users, roles and providers as they were worked out from the options. */
  readonly world: World;
  /** What was asked so far, oldest first (the last 10 000). May be emptied: `sts.requests.length = 0`. */
  readonly requests: RequestRecord[];
  /** The switch for faults. */
  readonly faults: Faults;
  /** The present, by the server's clock. */
  now(): Date;
  /** Milliseconds by which the server's clock is ahead of its source; negative for behind. 0 at the start. */
  setClockOffset(milliseconds: number): void;
  /** The code that an MFA device shows, or will show next when the present one has been used. */
  totp(serialNumber: string): string;
  /** Stops listening and ends all connections at once. May be called more than once. */
  close(): Promise<void>;
}

/**
 * Starts a local STS. Rejects with `TypeError` for options that make no sense, and with Node's own error when it
 * cannot listen (`EADDRINUSE`).
 */
export async function startStsLocal(options: StsLocalOptions = {}): Promise<StsLocal> {
  const accountId = options.accountId ?? DEFAULT_ACCOUNT_ID;
  const world = buildWorld(accountId, { ...defaultWorld(accountId), ...definedOnly(options) });
  const clock = new Clock(options.clock);
  const faults = new FaultList();
  const log = new RequestLog();
  const mfaDevices = new MfaDevices();
  const service = {
    world,
    mfaDevices,
    sealer: new Sealer(options.secret ?? randomBytes(32)),
    disabledRegions: options.disabledRegions ?? [],
    onInternalError: (error: unknown) => console.error(error),
  };
  const context = {
    clock,
    faults,
    log,
    service,
    documents: async () => undefined,
    onAnswered: (record: RequestRecord) => options.onRequest?.(record),
  };
  const listener = await listen(options.host ?? "127.0.0.1", options.port ?? 0, (message, response) => {
    // What fails here is the connection itself; there is nobody left to tell.
    exchange(context, message, response).catch(() => response.destroy());
  });
  return {
    endpoint: listener.endpoint,
    accessKeys: accessKeysOf(world),
    world,
    requests: log.records,
    faults,
    now: () => clock.now(),
    setClockOffset(milliseconds) {
      clock.offsetMs = milliseconds;
    },
    totp(serialNumber) {
      const device = world.users
        .flatMap((user) => user.mfaDevices)
        .find((each) => each.serialNumber === serialNumber);
      if (device === undefined) throw new TypeError(`There is no MFA device ${serialNumber}.`);
      return mfaDevices.nextCode(device, clock.now());
    },
    close: () => listener.close(),
  };
}

function accessKeysOf(world: World): AccessKey[] {
  return world.users.flatMap((user) =>
    user.accessKeys.map((key) => ({ ...key, arn: user.arn, userName: user.name })),
  );
}

/** Options given as `undefined` are options left out. */
function definedOnly<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}

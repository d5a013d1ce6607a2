import type { AwsCredentialIdentity, Logger } from "@smithy/types";
import { sleep, within } from "../deadline/time.js";
import type { Platform } from "../platform.js";
import { expiryOf, sameCredentials } from "./check-credentials.js";
import type { StoredIdentity } from "./credential-store.js";
import { HeldLease, LEASE_TTL } from "./held-lease.js";
import { storeWarnings } from "./store-warnings.js";
import type { StoredCredentials } from "./stored-credentials.js";

/** What a cache wants of a refresh, and what it can do without. */
interface RefreshRequest {
  callProvider(): Promise<AwsCredentialIdentity>;
  /** The cached credentials at the moment. Stored ones have to last longer. */
  cached(): AwsCredentialIdentity | undefined;
  /** The same if callers can go on with them, so that nobody waits while another process refreshes. */
  inHand(): AwsCredentialIdentity | undefined;
  /** How long the provider may take, in milliseconds. */
  readonly abandonAfter: number;
  /** That of the client that asks for credentials. */
  readonly logger: Logger | undefined;
}

/** A request, and what is done about a store that fails. */
interface TurnRequest extends Omit<RefreshRequest, "logger"> {
  warn(message: string): void;
}

/** What came of a refresh. */
export interface Refreshed {
  readonly credentials: AwsCredentialIdentity;
  /** When another process got them, by its clock; milliseconds since 1970. */
  readonly issuedAt?: number | undefined;
  /** The credentials are those in hand, since another process refreshes them. */
  readonly isElsewhere?: boolean;
  /** Hands the credentials to all that share the store. Resolves soon, even if the store hangs. */
  share?(): Promise<void>;
}

/** What a process may do next: use `credentials`, or else call the provider, with a lease if it got one. */
interface Turn extends Partial<Omit<Refreshed, "share">> {
  readonly held?: HeldLease | undefined;
}

type TurnPlatform = Pick<Platform, "time" | "random" | "warn">;

/** Between two looks at the store while another process holds the lease; milliseconds. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 500;

/** How long callers of a process that held the lease wait while it shares the credentials; milliseconds. */
const LONGEST_SHARE = 1_000;

/** Credentials that a cache shares with other processes. */
export interface SharedCredentials {
  /** Gets new ones. Rejects with the provider's errors only: those of the store are warned of. */
  refresh(request: RefreshRequest): Promise<Refreshed>;
  /** Ignores these from now on. */
  refuse(credentials: AwsCredentialIdentity | undefined): void;
}

/**
 * Shares credentials by way of a store. If it gives leases, one of all processes that share it calls the provider, and the
 * others get what that one stores. Whenever the store fails, a process calls the provider itself.
 *
 * @param ownLogger - the provider's, for callers that have none
 */
export function sharedCredentials(
  stored: StoredCredentials,
  platform: TurnPlatform,
  ownLogger?: Logger,
): SharedCredentials {
  return {
    refresh({ logger, ...request }) {
      const warn = storeWarnings(logger, ownLogger, platform);
      return refreshInTurn(stored, { ...request, warn }, platform);
    },
    refuse: (credentials) => stored.refuse(credentials),
  };
}

async function refreshInTurn(
  stored: StoredCredentials,
  request: TurnRequest,
  platform: TurnPlatform,
): Promise<Refreshed> {
  const { held, credentials, ...more } = await takeTurn(stored, request, platform);
  if (credentials) {
    void held?.release();
    return { credentials, ...more };
  }
  try {
    const refreshed = await request.callProvider();
    return {
      credentials: refreshed,
      async share() {
        const shared = stored
          .write(refreshed, held?.lease)
          .catch((error) => request.warn((error as Error).message))
          .then(() => held?.release());
        // A process may exit as soon as it has credentials. Otherwise all would then wait until its lease has run out.
        if (held) await within(platform.time, LONGEST_SHARE, shared, undefined);
      },
    };
  } catch (error) {
    // While the credentials of the fleet last, one try at a time is enough: nobody else goes until the lease has run out.
    const inHand = request.inHand();
    if (inHand && stored.lastLongEnough(inHand)) held?.lapse();
    else void held?.release();
    throw error;
  }
}

async function takeTurn(
  stored: StoredCredentials,
  request: TurnRequest,
  { time, random }: TurnPlatform,
): Promise<Turn> {
  /** Stored credentials that were there before this refresh may be near their end. New ones are the best there are. */
  const isUseful = (found: StoredIdentity | undefined, before?: StoredIdentity): found is StoredIdentity =>
    found !== undefined &&
    lastsLonger(found, request.cached()) &&
    (stored.lastLongEnough(found) || !(before && sameCredentials(found, before)));
  let held: HeldLease | undefined;
  try {
    const before = await stored.read();
    if (isUseful(before, before)) return fromStore(before);
    if (!stored.givesLeases) return {};

    // One holder may hang and another go after it. Whoever has waited for both goes without a lease, but not all at once.
    const patience = (request.abandonAfter + 2 * LEASE_TTL) * (1 + random() / 4);
    let waited = 0;
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
      const lease = await stored.acquireLease(LEASE_TTL);
      if (lease) {
        held = new HeldLease(lease, time, request.abandonAfter, request.warn);
        // The last holder may just have stored its credentials.
        const found = await stored.read();
        return isUseful(found, before) ? { ...fromStore(found), held } : { held };
      }
      const inHand = request.inHand();
      if (inHand) return { credentials: inHand, isElsewhere: true };
      if (waited >= patience) return {};
      const wait = pause * (0.5 + random() / 2);
      await sleep(time, wait);
      waited += wait;
      const found = await stored.read();
      if (isUseful(found, before)) return fromStore(found);
    }
  } catch (error) {
    request.warn((error as Error).message);
    return { held };
  }
}

function lastsLonger(stored: StoredIdentity, cached: AwsCredentialIdentity | undefined): boolean {
  return !cached || (expiryOf(stored) ?? 0) > (expiryOf(cached) ?? 0);
}

/** The provider's credentials, apart from what the store keeps about them. */
function fromStore({ issuedAt, ...credentials }: StoredIdentity): Refreshed {
  return { credentials, issuedAt: issuedAt && new Date(issuedAt).getTime() };
}

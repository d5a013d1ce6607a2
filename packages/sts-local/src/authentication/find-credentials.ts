import { toSeconds } from "../clock.js";
import { type Principal, rootUser } from "../principal/principal.js";
import { StsError } from "../protocol/sts-error.js";
import type { Sealer } from "../session/sealer.js";
import type { Session } from "../session/session.js";
import type { User, World } from "../world/world.js";
import type { ExplainSignature } from "./check-signature.js";

/** A secret access key and its owner. */
export interface FoundCredentials {
  readonly secretAccessKey: string;
  readonly principal: Principal;
  readonly session: Session | undefined;
  readonly user: User | undefined;
}

/** Where credentials are looked up: long-term keys in the world, temporary ones in the session token itself. */
export interface CredentialStore {
  readonly world: World;
  readonly sealer: Sealer;
}

/** Finds the credentials for an access key ID. Throws `InvalidClientTokenId` if there are none. */
export function findCredentials(
  store: CredentialStore,
  accessKeyId: string,
  sessionToken: string | undefined,
  explain?: ExplainSignature,
): FoundCredentials {
  const unknown: Unknown = (message) =>
    new StsError("InvalidClientTokenId", message, explain && { explain: explain("value", message) });
  return sessionToken === undefined
    ? longTermCredentials(store.world, accessKeyId, unknown)
    : temporaryCredentials(store, accessKeyId, sessionToken, unknown);
}

type Unknown = (message: string) => StsError;

/** To be called after the signature has been verified, so that only the owner learns that a session has expired. */
export function checkNotExpired(session: Session | undefined, now: Date): void {
  if (session !== undefined && toSeconds(now) >= session.expiresAt) {
    const expiredAt = new Date(session.expiresAt * 1000).toISOString();
    const message = `The session token expired at ${expiredAt}. Get new credentials.`;
    const detail = `it expired at ${expiredAt}; the server's time is ${now.toISOString()}`;
    throw new StsError("ExpiredToken", message, {
      explain: () => ({
        cause: "session-expired",
        summary: message,
        checks: [{ what: "the session has not expired", passed: false, detail }],
        facts: {},
      }),
    });
  }
}

function longTermCredentials(world: World, accessKeyId: string, unknown: Unknown): FoundCredentials {
  for (const user of world.users) {
    const key = user.accessKeys.find((candidate) => candidate.accessKeyId === accessKeyId);
    if (key === undefined) continue;
    return { secretAccessKey: key.secretAccessKey, principal: principalOf(user), session: undefined, user };
  }
  const hint = accessKeyId.startsWith("ASIA") ? " Temporary credentials need their session token." : "";
  throw unknown(`No user has the access key ID of this request.${hint}`);
}

function temporaryCredentials(
  store: CredentialStore,
  accessKeyId: string,
  sessionToken: string,
  unknown: Unknown,
): FoundCredentials {
  const session = store.sealer.open<Session>("session", sessionToken);
  if (session === undefined) throw unknown("The session token was not issued by this server.");
  if (session.accessKeyId !== accessKeyId) {
    throw unknown("The session token belongs to another access key ID.");
  }
  return {
    secretAccessKey: store.sealer.secretAccessKey(accessKeyId),
    principal: session.principal,
    session,
    user: store.world.users.find((user) => user.arn === session.principal.arn),
  };
}

function principalOf(user: User): Principal {
  if (user.isRoot) return rootUser(user.account);
  return { type: "user", account: user.account, id: user.id, arn: user.arn };
}

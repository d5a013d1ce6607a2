import { toSeconds } from "../clock.js";
import { type Principal, rootUser } from "../principal/principal.js";
import { StsError } from "../protocol/sts-error.js";
import type { Sealer } from "../session/sealer.js";
import type { Session } from "../session/session.js";
import type { User, World } from "../world/world.js";

/** The secret that a signature must have been made with, and whose it is. */
export interface KnownCredentials {
  readonly secretAccessKey: string;
  readonly principal: Principal;
  readonly session: Session | undefined;
  readonly user: User | undefined;
}

/** Where secrets are looked up: long-term keys in the world, temporary ones in the session token itself. */
export interface CredentialSource {
  readonly world: World;
  readonly sealer: Sealer;
}

/** Finds the credentials a request names. Throws `InvalidClientTokenId` when there are none such. */
export function findCredentials(
  source: CredentialSource,
  accessKeyId: string,
  sessionToken: string | undefined,
): KnownCredentials {
  return sessionToken === undefined
    ? longTermCredentials(source.world, accessKeyId)
    : temporaryCredentials(source, accessKeyId, sessionToken);
}

/** Checked after the signature: only the rightful owner learns that a session is over. */
export function checkNotExpired(session: Session | undefined, now: Date): void {
  if (session !== undefined && toSeconds(now) >= session.expiresAt) {
    const expiredAt = new Date(session.expiresAt * 1000).toISOString();
    throw new StsError("ExpiredToken", `The session token expired at ${expiredAt}. Get new credentials.`);
  }
}

function longTermCredentials(world: World, accessKeyId: string): KnownCredentials {
  for (const user of world.users) {
    const key = user.accessKeys.find((candidate) => candidate.accessKeyId === accessKeyId);
    if (key === undefined) continue;
    return { secretAccessKey: key.secretAccessKey, principal: principalOf(user), session: undefined, user };
  }
  const hint = accessKeyId.startsWith("ASIA") ? " Temporary credentials need their session token." : "";
  throw new StsError("InvalidClientTokenId", `No user has the access key id of this request.${hint}`);
}

function temporaryCredentials(
  source: CredentialSource,
  accessKeyId: string,
  sessionToken: string,
): KnownCredentials {
  const session = source.sealer.open<Session>("session", sessionToken);
  if (session === undefined)
    throw new StsError("InvalidClientTokenId", "The session token was not issued by this server.");
  if (session.accessKeyId !== accessKeyId) {
    throw new StsError("InvalidClientTokenId", "The session token belongs to another access key id.");
  }
  return {
    secretAccessKey: source.sealer.secretAccessKey(accessKeyId),
    principal: session.principal,
    session,
    user: source.world.users.find((user) => user.arn === session.principal.arn),
  };
}

function principalOf(user: User): Principal {
  if (user.isRoot) return rootUser(user.account);
  return { type: "user", account: user.account, id: user.id, arn: user.arn };
}

import { randomBytes } from "node:crypto";
import type { CredentialStore } from "../authentication/find-credentials.js";
import { rootUser } from "../principal/principal.js";
import { accountOfAccessKey } from "../principal/unique-id.js";
import { Sealer, type SealPurpose } from "../session/sealer.js";
import type { Session } from "../session/session.js";
import type { World } from "../world/world.js";

/** Credentials of AWS's or of another server. */
export interface GivenCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A store that knows these credentials, besides the users' keys. */
export function storeWith(world: World, given: GivenCredentials): CredentialStore {
  const sealer = new GivenSession(given);
  if (given.sessionToken !== undefined) return { world, sealer };
  const account = accountOfAccessKey(given.accessKeyId) ?? world.accountId;
  const owner = { ...rootUser(account), name: "given", accessKeys: [given], mfaDevices: [], isRoot: true };
  return { world: { ...world, users: [...world.users, owner] }, sealer };
}

/** Opens the given session token, and no other. */
class GivenSession extends Sealer {
  readonly #given: GivenCredentials;

  constructor(given: GivenCredentials) {
    super(randomBytes(32));
    this.#given = given;
  }

  override open<T>(purpose: SealPurpose, text: string): T | undefined {
    if (purpose !== "session" || text !== this.#given.sessionToken) return undefined;
    const { accessKeyId } = this.#given;
    const session: Pick<Session, "accessKeyId" | "principal" | "expiresAt"> = {
      accessKeyId,
      principal: rootUser(accountOfAccessKey(accessKeyId) ?? ""),
      // When it ends is not known.
      expiresAt: Number.POSITIVE_INFINITY,
    };
    return session as T;
  }

  override secretAccessKey(): string {
    return this.#given.secretAccessKey;
  }
}

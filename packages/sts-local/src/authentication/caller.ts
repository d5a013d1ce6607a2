import type { Principal } from "../principal/principal.js";
import type { Session } from "../session/session.js";
import type { User } from "../world/world.js";

/** Whoever signed a request, once the signature has been found good. */
export interface Caller {
  readonly principal: Principal;
  readonly accessKeyId: string;
  /** The region of the credential scope. */
  readonly region: string;
  /** The session behind temporary credentials; `undefined` for long-term keys. */
  readonly session: Session | undefined;
  /** The user behind the credentials, directly or by GetSessionToken; `undefined` for roles and federated users. */
  readonly user: User | undefined;
}

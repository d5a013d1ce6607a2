import type { FoundCredentials } from "../../authentication/find-credentials.js";
import type { RefusedSignature } from "../refused-signature.js";
import type { Deviation } from "./deviation.js";
import { otherBodies } from "./other-bodies.js";
import { otherCanonicalRequests } from "./other-canonical-requests.js";
import { otherHeaders } from "./other-headers.js";
import { otherScopes } from "./other-scopes.js";
import { otherSecrets, otherSpellings } from "./other-secrets.js";
import { otherSigningDates } from "./other-signing-dates.js";
import { otherQueries, otherTargets } from "./other-targets.js";

/** The likely mistakes, the likeliest first. */
export function deviations(refused: RefusedSignature, found: FoundCredentials): Deviation[] {
  const bodies = otherBodies(refused);
  const headers = otherHeaders(refused);
  return [
    ...otherSecrets(refused, found),
    ...otherSpellings(refused, found),
    ...bodies,
    ...headers,
    ...otherTargets(refused),
    ...otherQueries(refused),
    ...otherScopes(refused),
    ...otherSigningDates(refused),
    ...otherCanonicalRequests(refused),
    ...together(bodies, headers),
  ];
}

/** Of the hosts, only the likeliest are tried together with another change: each pair costs a signature. */
const HOSTS_TOGETHER = 12;

/**
 * Two changes at once: HTTP libraries encode the body again and set its content type, proxies set Host and other headers.
 */
function together(bodies: readonly Deviation[], headers: readonly Deviation[]): Deviation[] {
  const of = (...names: readonly string[]) =>
    headers.filter((each) => names.some((name) => Object.hasOwn(each.headers ?? {}, name)));
  const both = (ones: readonly Deviation[], others: readonly Deviation[]) =>
    ones.flatMap((one) =>
      others.map(
        (other): Deviation => ({
          ...one,
          as: `${one.as}, and ${other.as}`,
          headers: { ...one.headers, ...other.headers },
        }),
      ),
    );
  return [
    ...both(bodies, of("content-type")),
    ...both(
      of("host").slice(0, HOSTS_TOGETHER),
      of("content-type", "user-agent", "accept-encoding", "connection"),
    ),
  ];
}

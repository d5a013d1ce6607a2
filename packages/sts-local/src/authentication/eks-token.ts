import type { Principal } from "../principal/principal.js";
import { parseForm } from "../protocol/form.js";
import type { ReceivedRequest } from "../protocol/received-request.js";
import { authenticate } from "./authenticate.js";
import type { CredentialSource } from "./find-credentials.js";

/** What a cluster expects of a token. */
export interface EksTokenOptions {
  /** Name of the cluster, which the token must be signed for in `x-k8s-aws-id`. */
  readonly clusterName: string;
  /** Regions whose STS the token may be for. @default any */
  readonly regions?: readonly string[];
}

/** Who is behind a token. */
export interface EksIdentity {
  readonly principal: Principal;
  readonly accessKeyId: string;
  /** The region whose STS the token is for, by its credential scope. */
  readonly region: string;
}

/** Why a token would not be let in. */
export class EksTokenError extends Error {
  override readonly name = "EksTokenError";
}

const PREFIX = "k8s-aws-v1.";
const CLUSTER_HEADER = "x-k8s-aws-id";
/** aws-iam-authenticator refuses tokens that want to live longer. */
const MAX_EXPIRES_SECONDS = 900;
/** Nothing else may stand in the URL, so that a token can do no more than say who made it. */
const ALLOWED_PARAMETERS = new Set([
  "Action",
  "Version",
  "X-Amz-Algorithm",
  "X-Amz-Credential",
  "X-Amz-Date",
  "X-Amz-Expires",
  "X-Amz-Security-Token",
  "X-Amz-Signature",
  "X-Amz-SignedHeaders",
  "X-Amz-User-Agent",
]);

/**
 * Verifies an EKS bearer token: a presigned GetCallerIdentity URL in base64url. Rules of form as in
 * https://github.com/kubernetes-sigs/aws-iam-authenticator (pkg/token), the signature as everywhere here.
 */
export async function verifyEksToken(
  source: CredentialSource,
  token: string,
  { clusterName, regions }: EksTokenOptions,
  now: Date,
): Promise<EksIdentity> {
  const url = decode(token);
  const query = new Map(parseForm(url.search.slice(1)));
  checkForm(url, query);
  const request: ReceivedRequest = {
    method: "GET",
    path: url.pathname,
    queryString: url.search.slice(1),
    // The cluster adds the header itself when it asks STS: a token made for another cluster does not verify.
    headers: { host: url.host, [CLUSTER_HEADER]: clusterName },
    body: Buffer.alloc(0),
  };
  const { principal, accessKeyId, region } = await authenticate(source, request, query, now).catch(
    (cause: Error) => {
      throw new EksTokenError(`STS refuses the token: ${cause.message}`, { cause });
    },
  );
  if (regions !== undefined && !regions.includes(region)) {
    throw new EksTokenError(`The token is for ${region}, which the cluster does not accept.`);
  }
  return { principal, accessKeyId, region };
}

function decode(token: string): URL {
  if (!token.startsWith(PREFIX)) throw new EksTokenError(`The token does not begin with ${PREFIX}`);
  const encoded = token.slice(PREFIX.length);
  if (!/^[\w-]+$/.test(encoded)) throw new EksTokenError("The token is not base64url without padding.");
  const text = Buffer.from(encoded, "base64url").toString("utf8");
  if (!URL.canParse(text)) throw new EksTokenError("The token does not hold a URL.");
  return new URL(text);
}

function checkForm(url: URL, query: ReadonlyMap<string, string>): void {
  if (url.pathname !== "/")
    throw new EksTokenError(`The token's URL has the path ${url.pathname} instead of /.`);
  const foreign = [...query.keys()].find((name) => !ALLOWED_PARAMETERS.has(name));
  if (foreign !== undefined)
    throw new EksTokenError(`The token's URL has a parameter ${foreign}, which is not allowed.`);
  if (query.get("Action") !== "GetCallerIdentity")
    throw new EksTokenError("The token is not for GetCallerIdentity.");
  const expires = Number(query.get("X-Amz-Expires"));
  if (!(expires > 0 && expires <= MAX_EXPIRES_SECONDS)) {
    throw new EksTokenError(`X-Amz-Expires of the token must lie between 1 and ${MAX_EXPIRES_SECONDS}.`);
  }
  if (!query.get("X-Amz-SignedHeaders")?.split(";").includes(CLUSTER_HEADER)) {
    throw new EksTokenError(`The token's signature does not cover ${CLUSTER_HEADER}.`);
  }
}

import type { Principal } from "../principal/principal.js";
import { parseForm } from "../protocol/form.js";
import type { ReceivedRequest } from "../protocol/received-request.js";
import { authenticate } from "./authenticate.js";
import type { CredentialStore } from "./find-credentials.js";

/** What a cluster accepts. */
export interface EksTokenOptions {
  /** The name of the cluster: the value of `x-k8s-aws-id` that the token was signed with. */
  readonly clusterName: string;
  /** Regions that tokens may be signed for. @default any */
  readonly regions?: readonly string[];
}

/** Who created a token. */
export interface EksIdentity {
  readonly principal: Principal;
  readonly accessKeyId: string;
  /** The region of the credential scope. */
  readonly region: string;
}

/** Thrown for a token that a cluster would reject. The message says why. */
export class EksTokenError extends Error {
  override readonly name = "EksTokenError";
}

const PREFIX = "k8s-aws-v1.";
const CLUSTER_HEADER = "x-k8s-aws-id";
/** aws-iam-authenticator rejects tokens that are valid for longer. */
const MAX_EXPIRES_SECONDS = 900;
/** No other parameters may be in the URL, so that a token is good for nothing but GetCallerIdentity. */
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
 * Verifies an EKS bearer token: a presigned GetCallerIdentity URL in base64url. Checks the same as
 * https://github.com/kubernetes-sigs/aws-iam-authenticator (pkg/token), and then the signature as STS does.
 */
export async function verifyEksToken(
  store: CredentialStore,
  token: string,
  { clusterName, regions }: EksTokenOptions,
  now: Date,
): Promise<EksIdentity> {
  const url = decode(token);
  const query = new Map(parseForm(url.search.slice(1)));
  checkUrl(url, query);
  const request: ReceivedRequest = {
    method: "GET",
    path: url.pathname,
    queryString: url.search.slice(1),
    // Clusters add the header themselves when they call STS, so a token for another cluster does not verify.
    headers: { host: url.host, [CLUSTER_HEADER]: clusterName },
    body: Buffer.alloc(0),
  };
  const { principal, accessKeyId, region } = await authenticate(store, request, query, now).catch(
    (cause: Error) => {
      throw new EksTokenError(`STS rejects the token: ${cause.message}`, { cause });
    },
  );
  if (regions !== undefined && !regions.includes(region)) {
    throw new EksTokenError(`The token is for ${region}, which the cluster does not accept.`);
  }
  return { principal, accessKeyId, region };
}

function decode(token: string): URL {
  if (!token.startsWith(PREFIX)) throw new EksTokenError(`The token does not start with ${PREFIX}`);
  const encoded = token.slice(PREFIX.length);
  if (!/^[\w-]+$/.test(encoded)) throw new EksTokenError("The token is not base64url without padding.");
  const text = Buffer.from(encoded, "base64url").toString("utf8");
  if (!URL.canParse(text)) throw new EksTokenError("The token does not contain a URL.");
  return new URL(text);
}

function checkUrl(url: URL, query: ReadonlyMap<string, string>): void {
  if (url.pathname !== "/")
    throw new EksTokenError(`The token's URL has the path ${url.pathname} instead of /.`);
  const unknown = [...query.keys()].find((name) => !ALLOWED_PARAMETERS.has(name));
  if (unknown !== undefined)
    throw new EksTokenError(`The token's URL has a parameter ${unknown}, which is not allowed.`);
  if (query.get("Action") !== "GetCallerIdentity")
    throw new EksTokenError("The token is not for GetCallerIdentity.");
  const expires = Number(query.get("X-Amz-Expires"));
  if (!(expires > 0 && expires <= MAX_EXPIRES_SECONDS)) {
    throw new EksTokenError(`X-Amz-Expires of the token must be between 1 and ${MAX_EXPIRES_SECONDS}.`);
  }
  if (!query.get("X-Amz-SignedHeaders")?.split(";").includes(CLUSTER_HEADER)) {
    throw new EksTokenError(`The token's signature does not cover ${CLUSTER_HEADER}.`);
  }
}

import type { HttpRequest, MetadataBearer } from "@smithy/types";
import type { BaseSTSClient } from "../client/sts-client.js";
import type { Command } from "../command.js";
import { checkCredentials } from "../credentials/check-credentials.js";
import { clockOffset } from "../pipeline/clock-skew.js";
import type { Platform } from "../platform.js";
import { checkRequest } from "../protocol/check-request.js";
import { warnOfUnknownOptions } from "../warnings/unknown-options.js";
import { warnOnce } from "../warnings/warn-once.js";
import { buildRequest } from "./build-request.js";

/** Options of `presign`. */
export interface PresignOptions {
  /**
   * How long the request is valid, in whole seconds: 1 to 604,800. It expires earlier if the credentials do, and STS
   * itself rejects signatures older than 15 minutes.
   * @default 900
   */
  readonly expiresIn?: number | undefined;
  /** `GET` puts everything into the URL; `POST` keeps the form in the body and signs that. @default "GET" */
  readonly method?: "GET" | "POST" | undefined;
  /** Headers to sign. They have to be sent with the request. @default only `host` */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const KNOWN: Readonly<Record<keyof PresignOptions, true>> = { expiresIn: true, method: true, headers: true };

const MAX_EXPIRY = 604_800;
const DEFAULT_EXPIRY = 900;

/** A platform's `presign`. */
export type Presign =
  /**
   * Signs a command's request for someone else to send before it expires, with the client's `credentials` (not with a `signer`
   * of its own). `formatUrl` turns it into a URL.
   *
   * @throws TypeError for an operation that is sent unsigned, and for invalid arguments and options
   *
   * @example
   * const url = formatUrl(await presign(client, new GetCallerIdentityCommand(), { expiresIn: 60 }));
   */
  (
    client: BaseSTSClient,
    command: Command<any, MetadataBearer>,
    options?: PresignOptions,
  ) => Promise<HttpRequest>;

/** Makes `presign` for a platform. */
export function presigner(platform: Pick<Platform, "signer" | "time" | "warn">): Presign {
  return async (client, command, options = {}) => {
    checkArguments(client, command);
    const { expiresIn = DEFAULT_EXPIRY, method = "GET", headers = {} } = options;
    checkOptions(expiresIn, method);
    warnOfUnknownOptions(
      options,
      KNOWN,
      (message) => warnOnce(client.config.logger, platform, message, "STSKIT_UNKNOWN_OPTION"),
      "presign",
    );
    const { request, region, service } = await buildRequest(client, command);
    const credentials = await client.config.credentials();
    checkCredentials(credentials);
    const unsigned = method === "GET" ? asQuery(request) : { ...request };
    unsigned.headers = { ...unsigned.headers, ...headers };
    checkRequest(unsigned);
    const date = new Date(platform.time.now() + (await clockOffset(client.config)));
    return platform.signer.presign(unsigned, { credentials, region, service, expiresIn, date });
  };
}

/** The same request with its form in the query. */
function asQuery(request: HttpRequest): HttpRequest {
  const query = { ...request.query };
  for (const pair of String(request.body ?? "").split("&")) {
    const [name = "", value = ""] = pair.split("=");
    if (name) query[decodeURIComponent(name)] = decodeURIComponent(value);
  }
  const { "content-type": _, ...headers } = request.headers;
  return { ...request, method: "GET", headers, query, body: undefined };
}

function checkArguments(
  client: Partial<BaseSTSClient>,
  command: Partial<Command<any, MetadataBearer>>,
): void {
  const missing =
    typeof client?.middlewareStack?.clone !== "function"
      ? "an STSClient as its first argument"
      : typeof command?.resolveMiddleware !== "function"
        ? "a command as its second argument"
        : undefined;
  if (missing)
    throw new TypeError(
      `presign takes ${missing}. Write presign(client, new GetCallerIdentityCommand(), { expiresIn: 60 }).`,
    );
}

function checkOptions(expiresIn: number, method: string): void {
  if (!Number.isInteger(expiresIn) || expiresIn < 1 || expiresIn > MAX_EXPIRY) {
    throw new TypeError(
      `expiresIn must be a whole number of seconds from 1 to ${MAX_EXPIRY}, but ${typeof expiresIn === "number" ? expiresIn : `a value of type ${typeof expiresIn}`} was given.`,
    );
  }
  if (method !== "GET" && method !== "POST") {
    throw new TypeError(`method must be "GET" or "POST", but ${JSON.stringify(method)} was given.`);
  }
}

import type { Socket } from "node:net";
import { NetworkError } from "@stskit/core/platform";
import { changedProtocol } from "./transport-error.js";

/** How many interim responses (1xx) may precede the final one. Servers send one or two. */
const MAX_INTERIM_RESPONSES = 20;

/** Counts the interim responses to one request. */
export class InterimResponses {
  readonly #host: string;
  #count = 0;

  constructor(host: string) {
    this.#host = host;
  }

  /** @returns the error to end the request with, if any */
  add(statusCode: number): NetworkError | undefined {
    this.#count += 1;
    if (statusCode === 101) return changedProtocol(this.#host);
    if (this.#count <= MAX_INTERIM_RESPONSES) return undefined;
    return new NetworkError(`${this.#host} sent more than ${MAX_INTERIM_RESPONSES} interim responses (1xx).`);
  }
}

/** The part of undici's parser that handles the head of each response. */
interface Parser {
  onHeadersComplete(statusCode: number, upgrade: boolean, shouldKeepAlive: boolean): number;
}

/**
 * Makes undici report all interim responses (1xx) alike on this connection. By default, it destroys the connection on an
 * unexpected `100 Continue`, which HTTP allows. By then the server has the request and may have carried it out, so a retry
 * could use up a second one-time code, or fail because the first one is used up. It also treats a change of protocol (101)
 * as a broken connection, which would be retried.
 *
 * @param parser - undici's symbol for the parser of a socket
 */
export function reportInterimResponses(socket: Socket, parser: symbol): void {
  const own = (socket as unknown as Record<symbol, Parser | undefined>)[parser];
  if (!own) return;
  const onHeadersComplete = own.onHeadersComplete.bind(own);
  own.onHeadersComplete = (statusCode, upgrade, shouldKeepAlive) =>
    // 102 Processing is an interim response that undici ignores.
    onHeadersComplete(statusCode === 100 ? 102 : statusCode, upgrade && statusCode !== 101, shouldKeepAlive);
}

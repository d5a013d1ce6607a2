import type { Socket } from "node:net";
import { NetworkError } from "@stskit/core/platform";
import { changedProtocol } from "./transport-error.js";

/** So many interim responses (1xx) may come before the final one. Servers send one or two. */
const MOST_INTERIM_RESPONSES = 20;

/** The interim responses to one request. What they say is not about the final one. */
export class InterimResponses {
  readonly #host: string;
  #count = 0;

  constructor(host: string) {
    this.#host = host;
  }

  /** @returns the error to end the exchange with, if it has to end */
  add(statusCode: number): NetworkError | undefined {
    this.#count += 1;
    if (statusCode === 101) return changedProtocol(this.#host);
    if (this.#count <= MOST_INTERIM_RESPONSES) return undefined;
    return new NetworkError(
      `${this.#host} sent more than ${MOST_INTERIM_RESPONSES} interim responses (status ${statusCode}).`,
    );
  }
}

/** The part of undici's parser that is told of each head of a response. */
interface Parser {
  onHeadersComplete(statusCode: number, upgrade: boolean, shouldKeepAlive: boolean): number;
}

/**
 * Has undici report all interim responses (1xx) alike on this connection. On its own it destroys the connection on a
 * `100 Continue` that no request asked for, which HTTP allows. By then the server has the request and may have carried
 * it out, so sending it again could use up a one-time code, or be refused because the first one did. It also takes a
 * change of protocol (101) for a broken connection, which would be retried.
 *
 * @param parser - undici's symbol for the parser of a socket
 */
export function reportInterimResponses(socket: Socket, parser: symbol): void {
  const own = (socket as unknown as Record<symbol, Parser | undefined>)[parser];
  if (!own) return;
  const onHeadersComplete = own.onHeadersComplete.bind(own);
  own.onHeadersComplete = (statusCode, upgrade, shouldKeepAlive) =>
    // 102 Processing is an interim response without a meaning that matters here.
    onHeadersComplete(statusCode === 100 ? 102 : statusCode, upgrade && statusCode !== 101, shouldKeepAlive);
}

import type { Socket } from "node:net";

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

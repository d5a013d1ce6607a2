import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import type { Socket } from "node:net";
import { pipeline, type Readable } from "node:stream";
import type { AbortSignal, HttpRequest, HttpResponse } from "@smithy/types";
import { onAbort, TimeoutError, type TransportStatus } from "@stskit/core/platform";
import { collect } from "../read-body.js";
import { InterimResponses } from "./interim-responses.js";
import { headersOf, pathAndQuery } from "./request-target.js";
import { changedProtocol, transportError } from "./transport-error.js";

/** `node:http` or `node:https`, with the agent to use. */
export interface NodeModule {
  request(options: RequestOptions): ClientRequest;
  readonly agent: Agent;
}

/** Milliseconds; 0 for no limit. */
interface Timeouts {
  /** For opening a connection, including the wait for a free one of the agent. */
  readonly connectionTimeout: number;
  /** How long a connection may stay silent. */
  readonly socketTimeout: number;
}

/** One request through `node:http` or `node:https`, with its whole response. */
export class AgentRequest {
  readonly #host: string;
  readonly #request: HttpRequest;
  readonly #module: NodeModule;
  readonly #timeouts: Timeouts;
  readonly #interim: InterimResponses;
  #outgoing: ClientRequest | undefined;
  #isConnected = false;

  constructor(request: HttpRequest, module: NodeModule, timeouts: Timeouts) {
    this.#host = request.hostname;
    this.#request = request;
    this.#module = module;
    this.#timeouts = timeouts;
    this.#interim = new InterimResponses(request.hostname);
  }

  /** What the request is waiting for, if it has not been sent. */
  #missing(): string | undefined {
    if (this.#isConnected) return undefined;
    return this.#isQueued()
      ? `The agent had no free connection to ${this.#host} (make fewer requests at once, or raise its maxSockets)`
      : `No connection to ${this.#host} was made`;
  }

  /** Whether the request waits for a connection of the agent. */
  #isQueued(): boolean {
    const queues: (readonly unknown[] | undefined)[] = Object.values(this.#module.agent.requests ?? {});
    // A new request is the last of its queue.
    return queues.some((queue) => queue !== undefined && queue.lastIndexOf(this.#outgoing) >= 0);
  }

  /**
   * @throws TimeoutError, AbortError or NetworkError
   */
  response(signal: AbortSignal | undefined, status: TransportStatus): Promise<HttpResponse> {
    const host = this.#host;
    let outgoing: ClientRequest;
    try {
      outgoing = this.#open();
    } catch (error) {
      return Promise.reject(transportError(error, host));
    }
    this.#outgoing = outgoing;
    status.explain(() => this.#missing());
    const wasQueued = this.#isQueued();

    return new Promise<HttpResponse>((resolve, reject) => {
      const { connectionTimeout, socketTimeout } = this.#timeouts;

      let connecting: NodeJS.Timeout | undefined;
      const connected = () => {
        this.#isConnected = true;
        clearTimeout(connecting);
      };
      const cleanUp = () => {
        clearTimeout(connecting);
        stopListening();
      };
      const end = (error: Error) => {
        cleanUp();
        reject(error);
        outgoing.destroy();
      };
      const fail = (error: unknown) => end(transportError(error, host));
      let stopListening = () => {};
      stopListening = onAbort(signal, end);

      if (connectionTimeout > 0) {
        connecting = setTimeout(() => {
          end(new TimeoutError(`${this.#missing()} within ${connectionTimeout} ms (connectionTimeout).`));
        }, connectionTimeout);
      }
      if (socketTimeout > 0) {
        outgoing.setTimeout(socketTimeout, () => {
          end(new TimeoutError(`${host} was silent for ${socketTimeout} ms (socketTimeout).`));
        });
      }

      let incoming: IncomingMessage | undefined;
      outgoing.on("socket", (socket) => {
        if (wasQueued) status.sentAfterWait();
        onConnected(socket, connected);
      });
      outgoing.on("information", ({ statusCode }) => {
        const error = this.#interim.add(statusCode);
        if (error) end(error);
      });
      outgoing.on("upgrade", (_response, socket) => {
        socket.destroy();
        end(changedProtocol(host));
      });
      outgoing.on("response", (response) => {
        connected();
        incoming = response;
        if (response.statusCode === 101) return end(changedProtocol(host));
        collect(response, host).then((bytes) => {
          cleanUp();
          resolve(responseOf(response, bytes));
        }, end);
      });
      // For a body without a length, node:http treats a reset as the end, but it reports the reset first.
      outgoing.on("error", (error) => {
        if (!incoming?.complete) fail(error);
      });

      try {
        this.#sendBody(outgoing, fail);
      } catch (error) {
        fail(error);
      }
    });
  }

  #sendBody(outgoing: ClientRequest, fail: (error: unknown) => void): void {
    const { body } = this.#request;
    if (isStream(body)) pipeline(body, outgoing, (error) => error && fail(error));
    else outgoing.end(body instanceof ArrayBuffer ? new Uint8Array(body) : body);
  }

  #open(): ClientRequest {
    const { hostname, port, method } = this.#request;
    return this.#module.request({
      host: hostname.replace(/^\[(.*)\]$/, "$1"),
      ...(port !== undefined && { port }),
      method,
      path: pathAndQuery(this.#request),
      headers: headersOf(this.#request),
      agent: this.#module.agent,
    });
  }
}

/** Calls back when the connection is open, with TLS after the handshake. */
function onConnected(socket: Socket & { secureConnecting?: boolean }, callback: () => void): void {
  if (socket.secureConnecting) socket.once("secureConnect", callback);
  else if (socket.connecting) socket.once("connect", callback);
  else callback();
}

function isStream(body: unknown): body is Readable {
  return typeof (body as Readable | undefined)?.pipe === "function";
}

function responseOf({ statusCode, statusMessage, headers }: IncomingMessage, body: Uint8Array): HttpResponse {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name] = typeof value === "string" ? value : value.join(", ");
  }
  return { statusCode, reason: statusMessage, headers: joined, body } as HttpResponse;
}

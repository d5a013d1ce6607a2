import type { AbortSignal, HttpHandlerOptions, HttpRequest, HttpResponse } from "@smithy/types";
import { checkTimeout, withDeadline } from "../deadline/with-deadline.js";
import { TimeoutError } from "../errors/transport.js";
import type { HttpHandler, Platform, Transport, TransportStatus } from "../platform.js";

/**
 * The default limit for one attempt, in milliseconds. STS usually responds within a second; the slowest operation is
 * AssumeRoleWithWebIdentity, which first fetches the identity provider's keys. A silent server must not hang a call.
 */
const DEFAULT_REQUEST_TIMEOUT = 30_000;

/** An option that only our pipeline passes: it keeps the deadline itself, and needs no stream. */
const STATUS: unique symbol = Symbol("status");

interface OwnHandlerOptions extends HttpHandlerOptions {
  readonly [STATUS]?: TransportStatus;
}

type Options = Readonly<Record<string, unknown>>;
type HandlerPlatform = Pick<Platform, "transport" | "time" | "abortController">;

/**
 * Smithy's request handler over a platform's transport. Other code takes it from a client's configuration too, e.g. AWS's
 * credential providers for clients of their own. It gets a deadline, and a body that smithy's stream collectors can read.
 */
export class RequestHandler implements HttpHandler {
  readonly metadata = { handlerProtocol: "http/1.1" };
  readonly #platform: HandlerPlatform;
  #options: Options;
  #transport: Transport;
  /** Transports of earlier options, which may still have connections. */
  readonly #replaced: Transport[] = [];

  /**
   * @throws TypeError when an option has the wrong type
   */
  constructor(options: Options, platform: HandlerPlatform) {
    checkTimeout("requestHandler.requestTimeout", options["requestTimeout"]);
    this.#platform = platform;
    this.#options = options;
    this.#transport = platform.transport(options);
  }

  /**
   * Sends a request and reads the whole response.
   *
   * @throws TimeoutError, AbortError or NetworkError
   */
  async handle(request: HttpRequest, options: OwnHandlerOptions = {}): Promise<{ response: HttpResponse }> {
    const transport = this.#transport;
    const status = options[STATUS];
    if (status) return { response: await transport.send(request, options.abortSignal, status) };

    const { abortSignal, requestTimeout } = options;
    const limits = { abortSignal, requestTimeout, host: request.hostname };
    const response = await attemptInTime(this, limits, this.#platform, (signal, ownStatus) =>
      transport.send(request, signal, ownStatus),
    );
    return { response: { ...response, body: transport.toStream(response.body) } };
  }

  /** Milliseconds for one attempt; 0 for no limit. */
  get requestTimeout(): number {
    return (this.#options["requestTimeout"] as number | undefined) ?? DEFAULT_REQUEST_TIMEOUT;
  }

  /** Closes all connections. The next request opens new ones. */
  destroy(): void {
    for (const transport of [...this.#replaced.splice(0), this.#transport]) transport.destroy?.();
  }

  /** Sets an option for later requests. Requests under way are not affected. */
  updateHttpClientConfig(key: string, value: unknown): void {
    const options = { ...this.#options, [key]: value };
    checkTimeout("requestHandler.requestTimeout", options["requestTimeout"]);
    const transport = this.#platform.transport(options);
    this.#replaced.push(this.#transport);
    this.#transport = transport;
    this.#options = options;
  }

  /** The options in effect. */
  httpHandlerConfigs(): Options {
    return this.#options;
  }
}

/** What limits one attempt. */
interface AttemptLimits {
  readonly abortSignal: AbortSignal | undefined;
  /** Milliseconds, 0 for no limit. By default, the handler's own. */
  readonly requestTimeout: number | undefined;
  /** For the error message. */
  readonly host: string;
}

/** Runs one attempt with a deadline. If it passes, the error says what the transport was waiting for. */
export function attemptInTime<T>(
  handler: HttpHandler,
  { abortSignal, requestTimeout, host }: AttemptLimits,
  platform: Pick<Platform, "time" | "abortController">,
  run: (signal: AbortSignal | undefined, status: TransportStatus) => Promise<T>,
): Promise<T> {
  const isOwn = handler instanceof RequestHandler;
  let missing: (() => string | undefined) | undefined;
  const late = (timeout: number) => {
    const missed = missing?.() ?? `${host} did not complete its response`;
    return new TimeoutError(`${missed} within ${timeout} ms (requestTimeout).`);
  };
  const timeout = requestTimeout ?? (isOwn ? handler.requestTimeout : undefined);
  // A native AbortSignal costs more than everything else here. Our transports create one if they need it.
  const signals = isOwn ? { time: platform.time } : platform;
  return withDeadline({ abortSignal, timeout, late }, signals, (signal, sentAfterWait) =>
    run(signal, {
      explain(given) {
        missing = given;
      },
      sentAfterWait,
    }),
  );
}

/** The options that our pipeline passes to a request handler. */
export function handlerOptions(
  handler: HttpHandler,
  options: HttpHandlerOptions,
  abortSignal: AbortSignal | undefined,
  status: TransportStatus | undefined,
): OwnHandlerOptions {
  const signal = abortSignal && { abortSignal };
  return status && handler instanceof RequestHandler
    ? { ...signal, [STATUS]: status }
    : { ...options, ...signal };
}

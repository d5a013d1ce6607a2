import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import type { ConnectionOptions } from "node:tls";
import type { Dispatcher } from "undici";

/** What `requestHandler` may be given as options. The names are those of AWS's own Node handler. */
export interface NodeHandlerOptions {
  /**
   * How long opening a connection may take, in milliseconds: name lookup, TCP and TLS, and what a proxy
   * needs for a tunnel. With an agent, waiting for one of its connections counts too. 0 sets no limit.
   *
   * @default 5000, or what `defaultsMode` says
   */
  readonly connectionTimeout?: number | undefined;
  /**
   * How long one attempt may take, in milliseconds, from waiting for a connection to the last byte of the response. 0 sets
   * no limit. An attempt that takes longer rejects with `TimeoutError`.
   *
   * @default 30000
   */
  readonly requestTimeout?: number | undefined;
  /**
   * How long a connection may stay silent while a response is due, in milliseconds. 0 sets no limit.
   *
   * @default 0
   */
  readonly socketTimeout?: number | undefined;
  /** Accepted for compatibility. A request timeout always rejects. */
  readonly throwOnRequestTimeout?: boolean | undefined;
  /** Accepted for compatibility. A request that waits for a free connection in vain rejects, and says so. */
  readonly socketAcquisitionWarningTimeout?: number | undefined;
  /** The agent for `http:`. Given either agent, requests go through `node:http` and `node:https` in place of undici. */
  readonly httpAgent?: AgentOption<HttpAgent> | undefined;
  /** The agent for `https:`, e.g. one that goes through a proxy. */
  readonly httpsAgent?: AgentOption<HttpsAgent> | undefined;
  /** An undici (7 or later) dispatcher to send by. It stays the caller's: `destroy()` does not close it. */
  readonly dispatcher?: Dispatcher | undefined;
  /**
   * TLS options for connections by undici, e.g. `ca`. Certificates are verified, unless `rejectUnauthorized: false`
   * stands here: NODE_TLS_REJECT_UNAUTHORIZED, which is set for something else, does not turn it off.
   */
  readonly connect?: ConnectionOptions | undefined;
  /**
   * The defaults mode that `connectionTimeout` follows: standard, in-region, cross-region, mobile, auto, legacy.
   *
   * @default the client's
   */
  readonly defaultsMode?: string | (() => Promise<string>) | undefined;
}

/** An agent, options to make one of, or a function that gives either. */
export type AgentOption<Agent> = Agent | object | (() => Agent | object | Promise<Agent | object>);

interface Kind {
  readonly allowed: string;
  accepts(value: unknown): boolean;
}

/** Longer timers overflow: Node then fires them after one millisecond. */
const LONGEST_TIMER = 2 ** 31 - 1;

const milliseconds: Kind = {
  allowed: `a number of milliseconds from 0 (no limit) to ${LONGEST_TIMER}`,
  accepts: (value) => typeof value === "number" && value >= 0 && value <= LONGEST_TIMER,
};
const flag: Kind = { allowed: "true or false", accepts: (value) => typeof value === "boolean" };
const textOrFunction: Kind = {
  allowed: "a string, or a function that returns one",
  accepts: (value) => typeof value === "string" || typeof value === "function",
};
const record: Kind = {
  allowed: "an object",
  accepts: (value) => typeof value === "object" && value !== null,
};
const agent: Kind = {
  allowed: "an agent, an object of agent options, or a function that gives one",
  accepts: (value) => typeof value === "function" || record.accepts(value),
};
const dispatcher: Kind = {
  allowed: "an undici dispatcher (an object with a dispatch method)",
  accepts: (value) => typeof (value as Dispatcher | null)?.dispatch === "function",
};

const KINDS: Record<keyof NodeHandlerOptions, Kind> = {
  connectionTimeout: milliseconds,
  requestTimeout: milliseconds,
  socketTimeout: milliseconds,
  throwOnRequestTimeout: flag,
  socketAcquisitionWarningTimeout: milliseconds,
  httpAgent: agent,
  httpsAgent: agent,
  dispatcher,
  connect: record,
  defaultsMode: textOrFunction,
};

/**
 * Options as a user wrote them. Names that are not ours pass: other handlers' options arrive here too.
 *
 * @throws TypeError that names the option, what was given and what is allowed
 */
export function checkedHandlerOptions(options: Readonly<Record<string, unknown>>): NodeHandlerOptions {
  for (const [name, kind] of Object.entries(KINDS)) {
    const value = options[name];
    if (value == null || kind.accepts(value)) continue;
    // Text is not shown: a proxy's URL given by mistake may hold a password.
    const given = typeof value === "number" || typeof value === "boolean" ? value : `of type ${typeof value}`;
    throw new TypeError(
      `requestHandler.${name} is ${given}. Give ${kind.allowed}, or leave it out for the default.`,
    );
  }
  return options;
}

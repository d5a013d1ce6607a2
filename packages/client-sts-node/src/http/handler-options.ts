import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import type { ConnectionOptions } from "node:tls";
import type { Logger } from "@smithy/types";
import type { Dispatcher } from "./dispatcher.js";

/** Options of `requestHandler`, with the names of AWS's own Node handler. */
export interface NodeHandlerOptions {
  /**
   * How long opening a connection may take, in milliseconds: name lookup, TCP, TLS, and the tunnel of a proxy. With an
   * agent, this includes the wait for a free connection. 0 sets no limit.
   *
   * @default 5000, or the value of `defaultsMode`
   */
  readonly connectionTimeout?: number;
  /**
   * How long one attempt may take, in milliseconds, from connecting to the last byte of the response; also how long it may
   * wait for a free connection before that. An attempt that takes longer rejects with `TimeoutError`. 0 sets no limit.
   *
   * @default 30000
   */
  readonly requestTimeout?: number;
  /**
   * How long a connection may stay silent while a response is due, in milliseconds. 0 sets no limit.
   *
   * @default 0
   */
  readonly socketTimeout?: number;
  /** Accepted for compatibility. A request timeout always rejects. */
  readonly throwOnRequestTimeout?: boolean;
  /** Accepted for compatibility. */
  readonly logger?: Logger;
  /** Accepted for compatibility. If no connection becomes free in time, the request rejects and its message says so. */
  readonly socketAcquisitionWarningTimeout?: number;
  /** The agent for `http:`. With either agent, requests go through `node:http` and `node:https` instead of undici. */
  readonly httpAgent?: AgentOption<HttpAgent>;
  /** The agent for `https:`, e.g. one that goes through a proxy. */
  readonly httpsAgent?: AgentOption<HttpsAgent>;
  /**
   * A dispatcher of undici 6 or later to send requests with. `destroy()` does not close it.
   *
   * @default undici's global dispatcher, if a program has set one; else connections of the client's own
   */
  readonly dispatcher?: Dispatcher;
  /**
   * TLS options for undici's connections, e.g. `ca`. Certificates are verified unless this has `rejectUnauthorized: false`.
   * NODE_TLS_REJECT_UNAUTHORIZED, which is usually set for something else, is ignored.
   */
  readonly connect?: ConnectionOptions;
  /**
   * The defaults mode that `connectionTimeout` follows: standard, in-region, cross-region, mobile, auto, legacy.
   *
   * @default the client's
   */
  readonly defaultsMode?: string | (() => Promise<string>);
}

/** An agent, options to create one, or a function that returns either. */
export type AgentOption<Agent> = Agent | object | (() => Agent | object | Promise<Agent | object>);

interface Kind {
  readonly allowed: string;
  accepts(value: unknown): boolean;
}

/** Longer timers overflow, and Node fires them after one millisecond. */
const MAX_TIMEOUT = 2 ** 31 - 1;

const milliseconds: Kind = {
  allowed: `a number of milliseconds from 0 (no limit) to ${MAX_TIMEOUT}`,
  accepts: (value) => typeof value === "number" && value >= 0 && value <= MAX_TIMEOUT,
};
const flag: Kind = { allowed: "true or false", accepts: (value) => typeof value === "boolean" };
const stringOrFunction: Kind = {
  allowed: "a string, or a function that returns one",
  accepts: (value) => typeof value === "string" || typeof value === "function",
};
const record: Kind = {
  allowed: "an object",
  accepts: (value) => typeof value === "object" && value !== null,
};
const agent: Kind = {
  allowed: "an agent, an object of agent options, or a function that returns one",
  accepts: (value) => typeof value === "function" || record.accepts(value),
};
const dispatcher: Kind = {
  allowed: "an undici dispatcher (an object with a dispatch method)",
  accepts: (value) => typeof (value as Dispatcher | null)?.dispatch === "function",
};

const KINDS: Record<Exclude<keyof NodeHandlerOptions, "logger">, Kind> = {
  connectionTimeout: milliseconds,
  requestTimeout: milliseconds,
  socketTimeout: milliseconds,
  throwOnRequestTimeout: flag,
  socketAcquisitionWarningTimeout: milliseconds,
  httpAgent: agent,
  httpsAgent: agent,
  dispatcher,
  connect: record,
  defaultsMode: stringOrFunction,
};

/**
 * Checks a user's options. Unknown names are ignored: other handlers' options are passed here too.
 *
 * @throws TypeError naming the option, what was given and what is allowed
 */
export function checkedHandlerOptions(options: Readonly<Record<string, unknown>>): NodeHandlerOptions {
  for (const [name, kind] of Object.entries(KINDS)) {
    const value = options[name];
    if (value == null || kind.accepts(value)) continue;
    // Strings are not shown: a proxy URL given by mistake may contain a password.
    const given = typeof value === "number" || typeof value === "boolean" ? value : `of type ${typeof value}`;
    throw new TypeError(
      `requestHandler.${name} is ${given}. Give ${kind.allowed}, or leave it out for the default.`,
    );
  }
  return options;
}

import { channel } from "node:diagnostics_channel";
import type { HttpRequest } from "@smithy/types";
import type { Dispatcher } from "./dispatcher.js";
import { EnvironmentProxies } from "./environment-proxies.js";
import type { NodeHandlerOptions } from "./handler-options.js";
import type { NodeHttp } from "./node-http.js";
import { origin } from "./request-target.js";

/** What sends a request: `node:http`, undici over connections of our own, or somebody else's undici dispatcher. */
export type Carrier = "node:http" | "undici" | Dispatcher;

/**
 * Decides what sends a request. It is asked for each request, because tests put interceptors in place and take them away
 * while the client exists. The first that applies:
 *
 * 1. the options of `requestHandler`
 * 2. a mock of `node:http`, such as nock or msw, and then one of undici: the request must not leave the process
 * 3. a proxy of the environment, which nothing but a mock may bypass
 * 4. a global dispatcher, unless it is undici's default
 * 5. a `request` of `node:http` that has been replaced: a spy, or a tool that traces only what goes this way
 * 6. undici, or `node:http` where undici can't run
 *
 * @throws TypeError when the request needs a proxy of the environment, and undici can't run
 */
export function carrierOf(request: HttpRequest, options: NodeHandlerOptions, modules: NodeHttp): Carrier {
  if (options.httpAgent || options.httpsAgent) return "node:http";
  if (options.dispatcher) return options.dispatcher;
  if (isMocked(modules.http)) return "node:http";
  const dispatcher = globalDispatcher();
  if (dispatcher && isMock(dispatcher)) return dispatcher;

  // undici's parser needs WebAssembly, which `node --jitless` lacks.
  const canRunUndici = Boolean((globalThis as { WebAssembly?: unknown }).WebAssembly);
  const { request: send } = request.protocol === "http:" ? modules.http : modules.https;
  const inPlace = dispatcher ?? (isToBeUsed(send) ? "node:http" : undefined);
  // Reading the environment takes longer than all the rest, and usually isn't needed.
  if (canRunUndici && !inPlace) return "undici";
  const proxy = new EnvironmentProxies().proxyFor(origin(request));
  if (!proxy) return inPlace ?? "node:http";
  if (canRunUndici) return "undici";
  throw new TypeError(
    `Under node --jitless, the client cannot use the environment's proxy ${proxy.host} for requests to ${origin(request)}. ` +
      "Give it an httpsAgent that goes through the proxy.",
  );
}

/** Whether the class ClientRequest has been replaced. Mocks do that; tools that only watch requests leave it alone. */
function isMocked({ ClientRequest, OutgoingMessage }: NodeHttp["http"]): boolean {
  const { prototype } = ClientRequest;
  return (
    prototype.constructor !== ClientRequest || Object.getPrototypeOf(prototype) !== OutgoingMessage.prototype
  );
}

/** Node's own functions create a ClientRequest by its bare name, which other code cannot reach. */
const CREATES_REQUEST = /(?<![.\w])(?:new |ReflectConstruct\()ClientRequest\b/;

/** The channel on which all copies of undici announce their requests. */
const undiciRequests = channel("undici:request:create");

/**
 * Whether the function is a replacement that has to see our requests. OpenTelemetry's need not where undici is watched as
 * well: they are traced there, and stay with what is faster.
 */
function isToBeUsed(request: object): boolean {
  let innermost: Wrapper = request;
  // Where OpenTelemetry keeps what it has wrapped.
  if (undiciRequests.hasSubscribers) while (innermost.__original) innermost = innermost.__original;
  let isNodes = judged.get(innermost);
  if (isNodes === undefined) {
    isNodes = CREATES_REQUEST.test(Function.prototype.toString.call(innermost));
    judged.set(innermost, isNodes);
  }
  return !isNodes;
}

/** Whether a function is Node's own: its text is read once. */
const judged = new WeakMap<object, boolean>();

interface Wrapper {
  readonly __original?: object;
}

/** Where undici keeps its global dispatcher: undici 8 reads the first and undici 6 the second; undici 7 sets both. */
const GLOBAL_DISPATCHERS = [Symbol.for("undici.globalDispatcher.2"), Symbol.for("undici.globalDispatcher.1")];

/** The dispatcher that a program has set for all of undici and `fetch`; `undefined` if it does nothing that we don't. */
function globalDispatcher(): Dispatcher | undefined {
  for (const symbol of GLOBAL_DISPATCHERS) {
    const dispatcher = Reflect.get(globalThis, symbol);
    if (typeof dispatcher?.dispatch === "function" && !isOrdinary(dispatcher)) return dispatcher;
  }
  return undefined;
}

/** Whether it is undici's default, or the environment's proxies, which we use ourselves. */
function isOrdinary(dispatcher: Dispatcher): boolean {
  const prototype = Object.getPrototypeOf(dispatcher);
  const name = prototype?.constructor?.name;
  // What undici 8 puts around its own for undici 6.
  if (name === "Dispatcher1Wrapper") return true;
  // Also set by NODE_USE_ENV_PROXY. Unlike us, it sends requests to this machine to the proxy.
  if (name === "EnvHttpProxyAgent") return new EnvironmentProxies().areSet;
  // One that is composed with interceptors has another function.
  if (name !== "Agent" || dispatcher.dispatch !== prototype.dispatch) return false;
  const key = Object.getOwnPropertySymbols(dispatcher).find(({ description }) => description === "options");
  const options = key ? Reflect.get(dispatcher, key) : { unknown: true };
  return Object.values(options).every((value) => value === undefined || value === Infinity);
}

/** Whether it is a MockAgent of undici that has not been deactivated. */
function isMock(dispatcher: Dispatcher & { readonly isMockActive?: unknown }): boolean {
  return dispatcher.isMockActive === true;
}

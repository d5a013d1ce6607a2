import { type RetryBudget, retryBudget } from "../retry/standard-retry-strategy.js";
import type { RequestHandler } from "../transport/request-handler.js";

/** What outlives the calls to one endpoint, as it does in a client. */
export interface EndpointState {
  readonly budget: RetryBudget;
  /** How far the service's clock is ahead, in milliseconds. */
  systemClockOffset: number;
}

/** What outlives a call of a function. */
export interface SharedState {
  /** The handler of calls without one of their own. Created with the first of them. */
  requestHandler?: RequestHandler;
  /** The state of an endpoint, by its host. */
  ofEndpoint(host: string): EndpointState;
}

/** Programs that call more endpoints than this, such as tests, have no use for what was learned from the first. */
const MAX_ENDPOINTS = 100;

export function sharedState(): SharedState {
  const endpoints = new Map<string, EndpointState>();
  return {
    ofEndpoint(host) {
      let state = endpoints.get(host);
      if (!state) {
        if (endpoints.size >= MAX_ENDPOINTS) endpoints.clear();
        state = { budget: retryBudget(), systemClockOffset: 0 };
        endpoints.set(host, state);
      }
      return state;
    },
  };
}

import type { Fault } from "@stskit/sts-local";
import { scenario } from "./scenario.js";

/**
 * What is tried again, and how often. Connections break in the middle of an answer: where they break before, some
 * browsers make another attempt of their own.
 */
export const retries = Object.entries<{ fault: Fault; maxAttempts?: number }>({
  "retry-once": { fault: { status: 503, code: "ServiceUnavailable", match: { times: 1 } } },
  "retry-twice": { fault: { status: 500, code: "InternalFailure", match: { times: 2 } } },
  "retry-until-none-is-left": { fault: { status: 502, body: "<html>Bad gateway</html>" } },
  "retry-throttled": { fault: { throttle: true, match: { times: 1 } } },
  "retry-when-told-to": {
    fault: { status: 503, headers: { "x-amz-retry-after": "10" }, match: { times: 1 } },
  },
  "retry-broken-connection": { fault: { reset: "mid-body", match: { times: 1 } } },
  "retry-identity-provider": { fault: { code: "IDPCommunicationError", match: { times: 1 } } },
  "retry-not-allowed": { fault: { status: 503, code: "ServiceUnavailable" }, maxAttempts: 1 },
  "retry-of-no-use": { fault: { code: "ValidationError", message: "As wrong as before." } },
}).map(([name, { fault, maxAttempts }]) =>
  scenario({
    name,
    prepare: (server) => {
      server.faults.add(fault);
      return {};
    },
    run: ({ connect, sdk }) =>
      connect(maxAttempts === undefined ? {} : { maxAttempts }).send(new sdk.GetCallerIdentityCommand({})),
  }),
);

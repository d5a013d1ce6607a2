import type { Fault } from "@stskit/sts-local";
import { roleArn, scenario } from "./scenario.js";

/** What is retried, and how often. */
const responses = Object.entries<{ fault: Fault; maxAttempts?: number }>({
  "retry-once": { fault: { status: 503, code: "ServiceUnavailable", match: { times: 1 } } },
  "retry-twice": { fault: { status: 500, code: "InternalFailure", match: { times: 2 } } },
  "retry-until-none-is-left": { fault: { status: 502, body: "<html>Bad gateway</html>" } },
  "retry-throttled": { fault: { throttle: true, match: { times: 1 } } },
  "retry-when-told-to": {
    fault: { status: 503, headers: { "x-amz-retry-after": "10" }, match: { times: 1 } },
  },
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

/**
 * Connections that are reset. The operation is one without a preflight: on a connection that has served a request
 * before, such as a preflight, some browsers retry by themselves.
 */
const resets = (["before", "after-headers", "mid-body"] as const).map((reset) =>
  scenario({
    name: `retry-reset-${reset}`,
    prepare: async (server) => {
      server.faults.add({ reset, match: { times: 1 } });
      return { WebIdentityToken: await server.webIdentityToken() };
    },
    run: ({ connect, sdk, given }) =>
      connect({ credentials: undefined }).send(
        new sdk.AssumeRoleWithWebIdentityCommand({
          RoleArn: roleArn("WebIdentity"),
          RoleSessionName: "e2e",
          WebIdentityToken: given.WebIdentityToken,
        }),
      ),
  }),
);

export const retries = [...responses, ...resets];

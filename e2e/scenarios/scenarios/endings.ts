import { type Client, type Stage, scenario } from "./scenario.js";

/** Longer than any test takes. */
const NEVER = 600_000;

/** Calls that end before the service responds. */
export const endings = [
  scenario({
    name: "abort-before-the-call",
    run: ({ client, sdk }) => {
      const aborting = new AbortController();
      aborting.abort();
      return client.send(new sdk.GetCallerIdentityCommand({}), { abortSignal: aborting.signal });
    },
  }),

  scenario({
    name: "abort-under-way",
    prepare: (server) => {
      server.faults.add({ delayMs: NEVER });
      return {};
    },
    run: async ({ client, sdk, arrival }) => {
      const aborting = new AbortController();
      const call = client.send(new sdk.GetCallerIdentityCommand({}), { abortSignal: aborting.signal });
      arrival(1).then(() => aborting.abort());
      return call;
    },
  }),

  scenario({
    name: "abort-between-attempts",
    needsClient: true,
    prepare: (server) => {
      // A service may ask for up to five seconds more than the client's own wait. CORS has to let a page see the header.
      const headers = {
        "x-amz-retry-after": String(NEVER),
        "access-control-expose-headers": "x-amz-retry-after",
      };
      server.faults.add({ status: 503, headers });
      return {};
    },
    run: ({ client, sdk }) => {
      const aborting = new AbortController();
      afterFirstFailure(client, () => aborting.abort());
      return client.send(new sdk.GetCallerIdentityCommand({}), { abortSignal: aborting.signal });
    },
  }),

  scenario({
    name: "abort-credentials",
    run: ({ connect, sdk }) => {
      const aborting = new AbortController();
      const credentials = () => {
        aborting.abort();
        return new Promise<never>(() => {});
      };
      return connect({ credentials }).send(new sdk.GetCallerIdentityCommand({}), {
        abortSignal: aborting.signal,
      });
    },
  }),

  ...[
    {
      name: "timeout-of-the-client",
      call: ({ connect, sdk }: Stage) =>
        connect({ maxAttempts: 2, requestHandler: { requestTimeout: 50 } }).send(
          new sdk.GetCallerIdentityCommand({}),
        ),
    },
    {
      name: "timeout-of-the-call",
      call: ({ connect, sdk }: Stage) =>
        connect({ maxAttempts: 1 }).send(new sdk.GetCallerIdentityCommand({}), { requestTimeout: 50 }),
    },
  ].map(({ name, call }) =>
    scenario({
      name,
      requestsMayVary: true,
      prepare: (server) => {
        server.faults.add({ delayMs: NEVER });
        return {};
      },
      run: call,
    }),
  ),
];

/** Calls back once the client's first attempt has failed and it waits for the next. */
function afterFirstFailure(client: Client, callback: () => void): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        setTimeout(callback, 0);
        throw error;
      }
    },
    // Inside the retry middleware, so it sees each attempt.
    { name: "watch", step: "finalizeRequest", priority: "low" },
  );
}

import { scenario } from "./scenario.js";

/** Other ways to make a call, and to change it. */
export const formsOfACall = [
  scenario({
    name: "by-method",
    needsClient: true,
    run: ({ config, sdk }) => new sdk.STS(config).getCallerIdentity(),
  }),

  scenario({
    name: "with-a-callback",
    needsClient: true,
    run: ({ client, sdk }) =>
      new Promise((resolve) => {
        const command = new sdk.GetAccessKeyInfoCommand({ AccessKeyId: "too short" });
        client.send(command, (error: unknown, output?: unknown) =>
          resolve({ error, output: output ?? null }),
        );
      }),
  }),

  scenario({
    name: "with-middleware",
    needsClient: true,
    run({ client, sdk }) {
      client.middlewareStack.add(
        (next) => (args) => {
          (args.request as { headers: Record<string, string> }).headers["x-amz-target"] =
            "seen by the service";
          return next(args);
        },
        { name: "header", step: "build" },
      );
      return client.send(new sdk.GetCallerIdentityCommand({}));
    },
  }),
];

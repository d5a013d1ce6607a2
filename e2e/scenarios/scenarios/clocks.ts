import { scenario } from "./scenario.js";

const AN_HOUR = 3_600_000;

/** The service's clock differs from the machine's: the first call learns the offset, the second uses it. */
export const clocks = [
  { name: "clock-behind", offset: AN_HOUR },
  { name: "clock-ahead", offset: -AN_HOUR },
].map(({ name, offset }) =>
  scenario({
    name,
    needsClient: true,
    prepare: (server) => {
      server.setClockOffset(offset);
      return {};
    },
    run: async ({ client, sdk }) => [
      await client.send(new sdk.GetCallerIdentityCommand({})),
      await client.send(new sdk.GetCallerIdentityCommand({})),
    ],
  }),
);

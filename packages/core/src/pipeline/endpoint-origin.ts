import { STSServiceException } from "../errors/service-exception.js";
import { setMessage } from "../errors/set-message.js";
import { NetworkError, TimeoutError } from "../errors/transport.js";
import { withSentence } from "../errors/with-sentence.js";
import type { Platform } from "../platform.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import { settings } from "../settings/table.js";

type Config = Pick<
  STSClientResolvedConfig,
  "profile" | "isCustomEndpoint" | "serviceConfiguredEndpoint" | "region"
>;

/** Errors that tell the origin already. */
const told = new WeakSet<Error>();

/** Failures that say nothing about the host: a proxy's, a test's mock that refuses the request, and the client's own end. */
const OF_OTHERS = /\b[Tt]he proxy | failed: (Nock: |\[MSW\] |Mock dispatch |The client is destroyed)/;

/**
 * Adds to the message of a request whose host was not reached, or not understood, where its endpoint came from: that may be
 * the mistake.
 */
export async function tellOrigin(
  error: unknown,
  hostname: string,
  config: Config,
  platform: Pick<Platform, "settings">,
): Promise<void> {
  if (!(error instanceof NetworkError || error instanceof TimeoutError || isNotOfSTS(error))) return;
  // The error may be that of another request, for the client's credentials.
  if (told.has(error) || !error.message.includes(hostname) || OF_OTHERS.test(error.message)) return;
  told.add(error);
  // A config file that cannot be read any more must not hide the error.
  const origin = await originOf(error, hostname, config, platform).catch(() => undefined);
  if (origin) setMessage(error, withSentence(error.message, origin));
}

/** Whether the response was one that STS doesn't give. */
function isNotOfSTS(error: unknown): error is Error {
  return error instanceof STSServiceException && error.Error?.Code === undefined;
}

async function originOf(
  { message }: Error,
  hostname: string,
  config: Config,
  platform: Pick<Platform, "settings">,
): Promise<string | undefined> {
  if (config.isCustomEndpoint) return "The endpoint is from the option endpoint.";
  if (await config.serviceConfiguredEndpoint()) {
    return `The endpoint is from ${await platform.settings?.(config).source?.(settings.endpoint)}.`;
  }
  // Not if the name of a proxy was not found.
  return message.includes(`ENOTFOUND ${hostname}`)
    ? `Check the region, ${await config.region()}, and the network's name server.`
    : undefined;
}

import { loaded } from "../loaded.js";

/**
 * The region of the EC2 instance that this process runs on, from the instance metadata service; `undefined` elsewhere. The
 * request takes a second at most, and is not repeated for a minute after a failure. AWS_EC2_METADATA_DISABLED turns it off.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html
 */
export async function instanceRegion(): Promise<string | undefined> {
  if (process.env["AWS_EC2_METADATA_DISABLED"]) return undefined;
  const { NODE_REGION_CONFIG_OPTIONS } = await loaded(import("@smithy/core/config"));
  const fromMetadata = NODE_REGION_CONFIG_OPTIONS.default as () => Promise<string>;
  // It rejects if there is no region, for whatever reason.
  return fromMetadata().catch(() => undefined);
}

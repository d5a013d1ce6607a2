/**
 * The region of the EC2 instance that this process runs on, from its metadata service; undefined elsewhere. It takes a
 * second at most, and for a minute after a failure it is not asked again. AWS_EC2_METADATA_DISABLED keeps it unasked.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html
 */
export async function instanceRegion(): Promise<string | undefined> {
  if (process.env["AWS_EC2_METADATA_DISABLED"]) return undefined;
  const { NODE_REGION_CONFIG_OPTIONS } = await import("@smithy/core/config");
  const fromMetadata = NODE_REGION_CONFIG_OPTIONS.default as () => Promise<string>;
  // It rejects where there is no region, whatever the reason.
  return fromMetadata().catch(() => undefined);
}

/** One label of a host name. */
const HOST_LABEL = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i;

/** Whether a region is a legacy pseudo-region for the FIPS endpoint: `fips-us-east-1`, `us-east-1-fips`. */
export function isFipsRegion(region: string): boolean {
  return region.startsWith("fips-") || region.endsWith("-fips");
}

/**
 * The real region, without the `fips` of a pseudo-region.
 *
 * @throws TypeError if it is not a valid host label
 */
export function realRegion(given: string): string {
  if (given === "fips-aws-global" || given === "aws-fips") return "us-east-1";
  return checkRegion(given.replace(/^fips-(dkr-|prod-)?|-fips$/, ""));
}

/**
 * Returns the region if it can be part of a host name.
 *
 * @throws TypeError if it cannot
 */
export function checkRegion(region: string): string {
  if (HOST_LABEL.test(region)) return region;
  throw new TypeError(
    `region ${JSON.stringify(region)} is not a valid region name. Use letters, digits and hyphens, e.g. "eu-west-1".`,
  );
}

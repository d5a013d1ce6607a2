/** One label of a host name. */
const HOST_LABEL = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i;

/** Whether a region is written in the old way that asks for the FIPS endpoint: `fips-us-east-1`, `us-east-1-fips`. */
export function isFipsRegion(region: string): boolean {
  return region.startsWith("fips-") || region.endsWith("-fips");
}

/**
 * The region that was meant, without the old FIPS marks.
 *
 * @throws TypeError when it is not a valid label of a host name
 */
export function realRegion(given: string): string {
  if (given === "fips-aws-global" || given === "aws-fips") return "us-east-1";
  return checkRegion(given.replace(/^fips-(dkr-|prod-)?|-fips$/, ""));
}

/**
 * Gives the region back when it can be part of a host name.
 *
 * @throws TypeError when it cannot
 */
export function checkRegion(region: string): string {
  if (HOST_LABEL.test(region)) return region;
  throw new TypeError(
    `region ${JSON.stringify(region)} is not the name of a region. Give letters, digits and hyphens, e.g. "eu-west-1".`,
  );
}

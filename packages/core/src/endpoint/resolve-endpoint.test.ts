import { expect, test } from "vitest";
import { isFipsRegion, realRegion } from "./region.js";
import { resolveEndpoint } from "./resolve-endpoint.js";

const signingRegion = (endpoint: ReturnType<typeof resolveEndpoint>) =>
  endpoint.properties.authSchemes[0].signingRegion;

test.each([
  // region, FIPS, dual-stack, global, URL, signed for
  ["eu-west-1", false, false, false, "https://sts.eu-west-1.amazonaws.com/", "eu-west-1"],
  ["eu-west-1", false, false, true, "https://sts.amazonaws.com/", "us-east-1"],
  ["eu-south-2", false, false, true, "https://sts.eu-south-2.amazonaws.com/", "eu-south-2"],
  ["aws-global", false, false, false, "https://sts.amazonaws.com/", "us-east-1"],
  ["us-east-1", true, false, true, "https://sts-fips.us-east-1.amazonaws.com/", "us-east-1"],
  ["us-east-1", false, true, true, "https://sts.us-east-1.api.aws/", "us-east-1"],
  ["us-west-2", true, true, false, "https://sts-fips.us-west-2.api.aws/", "us-west-2"],
  ["us-gov-west-1", true, false, false, "https://sts.us-gov-west-1.amazonaws.com/", "us-gov-west-1"],
  ["us-gov-west-1", true, true, false, "https://sts-fips.us-gov-west-1.api.aws/", "us-gov-west-1"],
  ["cn-north-1", false, false, false, "https://sts.cn-north-1.amazonaws.com.cn/", "cn-north-1"],
  ["cn-north-1", false, true, false, "https://sts.cn-north-1.api.amazonwebservices.com.cn/", "cn-north-1"],
  ["eusc-de-east-1", false, false, false, "https://sts.eusc-de-east-1.amazonaws.eu/", "eusc-de-east-1"],
  ["us-iso-east-1", true, false, false, "https://sts-fips.us-iso-east-1.c2s.ic.gov/", "us-iso-east-1"],
  ["us-isob-east-1", false, true, false, "https://sts.us-isob-east-1.api.aws.scloud/", "us-isob-east-1"],
  ["eu-isoe-west-1", false, false, false, "https://sts.eu-isoe-west-1.cloud.adc-e.uk/", "eu-isoe-west-1"],
  ["us-isof-south-1", false, false, false, "https://sts.us-isof-south-1.csp.hci.ic.gov/", "us-isof-south-1"],
  ["mars-north-1", false, false, false, "https://sts.mars-north-1.amazonaws.com/", "mars-north-1"],
])(
  "%s FIPS %s dual-stack %s global %s is %s",
  (Region, UseFIPS, UseDualStack, UseGlobalEndpoint, href, signedFor) => {
    const endpoint = resolveEndpoint({ Region, UseFIPS, UseDualStack, UseGlobalEndpoint });
    expect(endpoint.url.href).toBe(href);
    expect(signingRegion(endpoint)).toBe(signedFor);
  },
);

test.each([
  ["http://localhost:4599", "http:", "localhost", "4599", "/"],
  ["HTTPS://STS.Example.com:443/base/path", "https:", "sts.example.com", "", "/base/path"],
  ["http://[::1]:8080/", "http:", "[::1]", "8080", "/"],
  ["http://localhost:1/a b/\u00e9/%C3%A9", "http:", "localhost", "1", "/a%20b/%C3%A9/%C3%A9"],
  [" http://sts.example.com/a\r\n", "http:", "sts.example.com", "", "/a"],
  ["http://127.0.0.1:80", "http:", "127.0.0.1", "", "/"],
])("a custom endpoint %j is read as a URL is", (Endpoint, protocol, hostname, port, pathname) => {
  const { url } = resolveEndpoint({ Endpoint, Region: "eu-west-1" });
  expect(url).toMatchObject({ protocol, hostname, port, pathname });
  const standard = new URL(Endpoint);
  expect([url.host, url.href]).toEqual([standard.host, standard.href]);
});

test.each([
  "sts.eu-west-1.amazonaws.com",
  "ftp://example.com",
  "https://example.com?x=1",
  "https://example.com/#x",
  "https://exa mple.com",
  "https://example.com/\r\nx: y",
  "https://example.com/\ud800",
  "https://example.com:99999",
  "https://exam\u00e4ple.com",
  "https://",
])("rejects the custom endpoint %j", (Endpoint) => {
  expect(() => resolveEndpoint({ Endpoint, Region: "eu-west-1" })).toThrow(
    /^endpoint (".*" )?is not a URL of the form/,
  );
});

test.each([
  "https://me:hunter2@example.com",
  "https://me:hunt/hunter2@example.com",
  "https://me:hunt#hunter2@example.com",
  "https://me:hunt?hunter2@example.com",
  "https://me:hunt@hunter2@example.com",
  "me:hunter2@example.com",
  "https:/me:hunter2@example.com",
  "https:\\\\me:hunter2@example.com",
  "https://example.com/?X-Amz-Security-Token=hunter2",
  "https://example.com/?from=me@here&X-Amz-Security-Token=hunter2",
  "https://example.com/#access_token=hunter2",
])("the secret in the refused endpoint %s is not shown", (Endpoint) => {
  expect(() => resolveEndpoint({ Endpoint })).toThrow(/^endpoint (?!.*hunt).*is not a URL of the form/);
});

test("the host is in lower case, the signing region keeps its case", () => {
  const endpoint = resolveEndpoint({ Region: "US-EAST-1" });
  expect([endpoint.url.hostname, signingRegion(endpoint)]).toEqual([
    "sts.us-east-1.amazonaws.com",
    "US-EAST-1",
  ]);
});

test("a custom endpoint cannot be combined with the variants", () => {
  const Endpoint = "https://example.com";
  expect(() => resolveEndpoint({ Endpoint, UseFIPS: true })).toThrow(/^useFipsEndpoint/);
  expect(() => resolveEndpoint({ Endpoint, UseDualStack: true })).toThrow(/^useDualstackEndpoint/);
});

test("without a region or an endpoint, the error says what to do", () => {
  expect(() => resolveEndpoint({})).toThrow(/^Region is missing\. .*region: "eu-west-1"/);
});

test.each([
  ["fips-us-east-1", "us-east-1", true],
  ["us-west-2-fips", "us-west-2", true],
  ["fips-aws-global", "us-east-1", true],
  ["eu-west-1", "eu-west-1", false],
])("%s means %s, FIPS %s", (given, region, fips) => {
  expect(realRegion(given)).toBe(region);
  expect(isFipsRegion(given)).toBe(fips);
});

test.each(["", "eu west", "evil.example.com", "eu-west-1\r\n", "-eu", "eu-", "a".repeat(64), "eu/west"])(
  "rejects the region %j",
  (region) => {
    expect(() => realRegion(region)).toThrow(/is not a valid region name/);
  },
);

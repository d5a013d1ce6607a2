import type { Platform } from "./stage.js";

/** A request header that transcripts omit for the named platforms. */
interface HeaderDifference {
  readonly name: RegExp;
  readonly from: readonly Platform[];
  /** Whether only the signed headers differ, not those on the wire. @default false */
  readonly onlySigned?: true;
  readonly because: string;
}

/**
 * Everything in which platforms differ on the wire. A header that isn't in this table, or whose row doesn't name the
 * platform, appears in the transcript, and the comparison fails.
 */
const headerDifferences: readonly HeaderDifference[] = [
  {
    name: /^user-agent$/,
    from: ["node", "browser", "react-native"],
    because: "It names the runtime.",
  },
  {
    name: /^(x-amz-user-agent|amz-sdk-invocation-id|amz-sdk-request)$/,
    from: ["node", "react-native"],
    because: "In a browser, each would cost an unsigned request a CORS preflight.",
  },
  {
    name: /^connection$/,
    from: ["node", "browser", "react-native"],
    because: "It belongs to the connection, which the runtime keeps.",
  },
  {
    name: /^content-length$/,
    from: ["node"],
    onlySigned: true,
    because: "fetch sets it or, in Next.js, leaves it out, so only Node's package can sign it.",
  },
  {
    name: /^accept(-encoding|-language)?$/,
    from: ["browser"],
    because: "fetch adds them.",
  },
  {
    name: /^(origin|referer|priority|sec-fetch-(dest|mode|site)|sec-ch-ua(-mobile|-platform)?)$/,
    from: ["browser"],
    because: "Browsers say which page asks, and how; a script can neither set nor sign them.",
  },
];

export function isDifference(header: string, platform: Platform): boolean {
  return differences(header, platform).some(({ onlySigned }) => !onlySigned);
}

/** Whether signatures differ in a header. */
export function isSignedDifference(header: string, platform: Platform): boolean {
  return differences(header, platform).length > 0;
}

function differences(header: string, platform: Platform): HeaderDifference[] {
  return headerDifferences.filter(({ name, from }) => from.includes(platform) && name.test(header));
}

/** Members of errors in which the engine says why a connection failed. */
export const engineWords: Readonly<Record<string, readonly string[]>> = {
  NetworkError: ["message", "code", "cause"],
};

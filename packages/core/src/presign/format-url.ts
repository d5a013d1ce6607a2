import type { HttpRequest } from "@smithy/types";
import { percentEncode } from "../protocol/percent-encode.js";

/** The URL of a request, its query percent-encoded: `https://sts.eu-west-1.amazonaws.com/?Action=…`. */
export function formatUrl({ protocol, hostname, port, path, query }: HttpRequest): string {
  const pairs: string[] = [];
  for (const name of Object.keys(query ?? {})) {
    const value = query![name];
    if (value === null || value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value]) {
      pairs.push(`${percentEncode(name)}=${percentEncode(item)}`);
    }
  }
  const scheme = protocol.endsWith(":") ? protocol : `${protocol}:`;
  return `${scheme}//${hostname}${port ? `:${port}` : ""}${path}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
}

import type { HttpRequest } from "@smithy/types";
import { joinPairs, queryPairs } from "../protocol/query-string.js";

/** The URL of a request, its query percent-encoded: `https://sts.eu-west-1.amazonaws.com/?Action=…`. */
export function formatUrl({ protocol, hostname, port, path, query }: HttpRequest): string {
  const pairs = queryPairs(query);
  const scheme = protocol.endsWith(":") ? protocol : `${protocol}:`;
  return `${scheme}//${hostname}${port ? `:${port}` : ""}${path}${pairs.length > 0 ? `?${joinPairs(pairs)}` : ""}`;
}

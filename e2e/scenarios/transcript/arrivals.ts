import { createServer } from "node:http";
import { type Listening, listen } from "@stskit/e2e-support/network/listen";
import { until } from "@stskit/e2e-support/until";
import type { StsLocal } from "@stskit/sts-local";

/**
 * Tells a program on any runtime, by responding to its `fetch`, that the server has received this many requests:
 * `GET /?count=1`. A program that used a timer to end a call would not know whether the call was in flight.
 */
export function startArrivals(sts: StsLocal): Promise<Listening> {
  const server = createServer(async (request, response) => {
    const count = Number(new URL(request.url!, "http://localhost").searchParams.get("count"));
    await until(() => calls(sts) >= count || response.destroyed);
    response.writeHead(200, { "access-control-allow-origin": "*" }).end();
  });
  return listen(server);
}

function calls(sts: StsLocal): number {
  return sts.requests.filter(({ method }) => method !== "OPTIONS").length;
}

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { StsLocal } from "@stskit/sts-local";
import { until } from "./until.js";

export interface Arrivals {
  readonly url: string;
  close(): void;
}

/**
 * Tells a program on any runtime, by an answer to its `fetch`, that the server has received so many requests:
 * `GET /?count=1`. A program that ended a call by a timer would not know whether the call was under way.
 */
export async function startArrivals(sts: StsLocal): Promise<Arrivals> {
  const server = createServer(async (request, response) => {
    const count = Number(new URL(request.url!, "http://localhost").searchParams.get("count"));
    await until(() => calls(sts) >= count || response.destroyed);
    response.writeHead(200, { "access-control-allow-origin": "*" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function calls(sts: StsLocal): number {
  return sts.requests.filter(({ method }) => method !== "OPTIONS").length;
}

import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import type { Connect, Plugin } from "vite";

/**
 * Runs a local STS next to Vite's server. It also acts as the identity provider; in production, that is the one your users
 * sign in with.
 */
export function localSts(): Plugin {
  return {
    name: "local-sts",
    configureServer: (server) => attach(server),
    configurePreviewServer: (server) => attach(server),
  };
}

async function attach({ middlewares, httpServer }: AnyServer): Promise<void> {
  const sts = await startStsLocal();
  httpServer?.once("close", () => sts.close());
  middlewares.use(
    "/local/world",
    respondWith(() => worldOf(sts)),
  );
  middlewares.use(
    "/local/token",
    respondWith((query) => tokenFor(sts, query.get("name"))),
  );
}

interface AnyServer {
  readonly middlewares: Connect.Server;
  readonly httpServer: { once(event: "close", listener: () => void): unknown } | null;
}

/** What the page needs at the start. */
function worldOf(sts: StsLocal) {
  return { endpoint: sts.endpoint, region: "eu-west-1", roles: sts.world.roles.map(({ arn }) => arn) };
}

async function tokenFor(sts: StsLocal, name: string | null) {
  return { token: await sts.webIdentityToken({ sub: name || "somebody" }) };
}

function respondWith(
  value: (query: URLSearchParams) => object | Promise<object>,
): Connect.NextHandleFunction {
  return async (request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://localhost");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(await value(searchParams)));
  };
}

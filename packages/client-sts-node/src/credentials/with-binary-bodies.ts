import type { HttpHandler } from "@stskit/core/client";

/**
 * A handler as AWS's own clients need it: they read bytes or streams, where ours gives the body as a string. Options and
 * connections are those of the handler given.
 */
export function withBinaryBodies(handler: HttpHandler): HttpHandler {
  return {
    ...(handler.metadata && { metadata: handler.metadata }),
    async handle(request, options) {
      const { response } = await handler.handle(request, options);
      if (typeof response.body !== "string") return { response };
      return { response: { ...response, body: Buffer.from(response.body) } };
    },
  };
}

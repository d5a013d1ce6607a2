import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import type { Interceptor } from "./interceptor.js";

const server = setupServer();

export const msw: Interceptor = {
  name: "msw 2",
  start(otherwise) {
    server.listen({ onUnhandledRequest: otherwise === "refuse" ? "error" : "bypass" });
  },
  respond(origin, { status, body }) {
    server.use(http.post(`${origin}/`, () => new HttpResponse(body, { status }), { once: true }));
  },
  breakConnection(origin) {
    server.use(http.post(`${origin}/`, () => HttpResponse.error(), { once: true }));
  },
  stop() {
    server.resetHandlers();
    server.close();
  },
};

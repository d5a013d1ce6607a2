import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { Agent as HttpAgent } from "node:http";
import { inspect } from "node:util";
import type { RequestHandler } from "@stskit/core/platform";
import { requestTo } from "@stskit/e2e-support/network/request-to";
import { httpServer, tcpServer } from "@stskit/e2e-support/network/test-server";
import { rejection } from "@stskit/e2e-support/rejection";
import { afterEach, describe, expect, it } from "vitest";
import { nodeHandler } from "../node-handler.js";

const handlers: RequestHandler[] = [];
function handler(options: Record<string, unknown> = {}): RequestHandler {
  const made = nodeHandler(options);
  handlers.push(made);
  return made;
}
afterEach(() => {
  for (const made of handlers.splice(0)) made.destroy();
});

describe.each<[name: string, options: () => Record<string, unknown>, channel: string]>([
  ["undici", () => ({}), "undici:request:headers"],
  ["agents of node:http", () => ({ httpAgent: new HttpAgent() }), "http.client.response.finish"],
])("over %s, a connection that fails", (_name, options, headersArrived) => {
  const broken: [name: string, bytes: string][] = [
    ["nothing", ""],
    ["half a status line", "HTTP/1.1 20"],
    ["half a body", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n<Half"],
    ["half a chunk", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n20\r\n<Half"],
    ["no last chunk", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n<Half\r\n"],
  ];
  it.each(broken)("is a reset when the server closes after %s", async (_name, bytes) => {
    const server = await tcpServer((socket) => socket.once("data", () => socket.end(bytes)));
    const error = await rejection(handler(options()).handle(requestTo(server.port)));
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
    expect(error.cause).toBeInstanceOf(Error);
  });

  it.each(broken)("is a reset when the server resets after %s", async (_name, bytes) => {
    const server = await tcpServer((socket) =>
      socket.once("data", () => socket.write(bytes || "H", () => socket.resetAndDestroy())),
    );
    const error = await rejection(handler(options()).handle(requestTo(server.port)));
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
  });

  it("is a reset when the server closes immediately", async () => {
    const server = await tcpServer((socket) => socket.destroy());
    const error = await rejection(handler(options()).handle(requestTo(server.port)));
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
    expect(server.connections()).toBe(1);
  });

  it("says when the response is not HTTP", async () => {
    const server = await tcpServer((socket) => socket.once("data", () => socket.end("220 smtp ready\r\n")));
    const error = await rejection(handler(options()).handle(requestTo(server.port)));
    expect(error.name).toBe("NetworkError");
    expect(error.message).toContain("HTTP");
  });

  it("keeps the system's code when the connection is refused", async () => {
    const error = await rejection(handler(options()).handle(requestTo(1, { hostname: "127.0.0.1" })));
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNREFUSED" });
    expect(error.message).toContain("127.0.0.1");
  });

  it("keeps bytes of the response out of errors", async () => {
    const bytes =
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n<Half\r\nZZ\r\nSecretAccessKey\r\n";
    const server = await tcpServer((socket) => socket.once("data", () => socket.end(bytes)));
    const error = await rejection(handler(options()).handle(requestTo(server.port)));
    expect(error.name).toBe("NetworkError");
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/Secret|53 65 63 72/);
  });

  it("rejects an endless body", async () => {
    const chunk = "x".repeat(1024 * 1024);
    const server = await httpServer((_request, response) => {
      const write = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once("drain", write);
      };
      write();
    });
    const error = await rejection(handler(options()).handle(requestTo(server.port)));
    expect(error).toMatchObject({ name: "NetworkError", code: "ERR_BODY_TOO_LARGE" });
    await server.allClosed();
  });

  it("is a reset when a reset cuts off a body without a length", async () => {
    let reset = () => {};
    const server = await tcpServer((socket) =>
      socket.once("data", () => {
        reset = () => socket.resetAndDestroy();
        socket.write("HTTP/1.1 200 OK\r\n\r\n<Half");
      }),
    );
    const onHeaders = () => reset();
    subscribe(headersArrived, onHeaders);
    const error = await rejection(handler(options()).handle(requestTo(server.port)));
    unsubscribe(headersArrived, onHeaders);
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
  });
});

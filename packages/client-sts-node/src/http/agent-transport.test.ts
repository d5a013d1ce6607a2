import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { buffer } from "node:stream/consumers";
import type { RequestHandler } from "@stskit/core/client";
import { certificate } from "@stskit/e2e-support/network/certificate";
import { requestTo } from "@stskit/e2e-support/network/request-to";
import { httpServer, httpsServer, tcpServer } from "@stskit/e2e-support/network/test-server";
import { textResponse } from "@stskit/e2e-support/network/text-response";
import { rejection } from "@stskit/e2e-support/rejection";
import { afterEach, describe, expect, it } from "vitest";
import { nodeHandler } from "../node-handler.js";

const agents: HttpAgent[] = [];
function handler(options: Record<string, unknown> = {}): RequestHandler {
  const httpAgent = new HttpAgent({ keepAlive: true });
  agents.push(httpAgent);
  return nodeHandler({ httpAgent, ...options });
}
afterEach(() => {
  for (const agent of agents.splice(0)) agent.destroy();
});

describe("requests through agents of node:http", () => {
  it("give the same answers as through undici", async () => {
    const server = await httpServer((_request, response) => {
      response.writeHead(403, "Nope", { "X-Amzn-RequestId": "id-1" }).end("<Errör/>");
    });
    const response = await textResponse(handler(), requestTo(server.port));
    expect(response).toMatchObject({
      statusCode: 403,
      reason: "Nope",
      body: "<Errör/>",
      headers: { "x-amzn-requestid": "id-1" },
    });
  });

  it("give binary bodies as they are", async () => {
    const bytes = Buffer.from("fffe80004100", "hex");
    const server = await httpServer((_request, response) => response.end(bytes));
    const { response } = await handler().handle(requestTo(server.port));
    expect(await buffer(response.body)).toEqual(bytes);
  });

  it("use the agent given, for https alone too", async () => {
    const { key, cert } = await certificate();
    const server = await httpsServer((_request, response) => response.end("ok"), { key, cert });
    // Nobody else vouches for this server's certificate.
    const sut = nodeHandler({ httpsAgent: new HttpsAgent({ ca: cert }) });
    expect((await textResponse(sut, requestTo(server.port, { protocol: "https:" }))).body).toBe("ok");
    sut.destroy();
  });

  it("take a function that gives the agent", async () => {
    const server = await httpServer((_request, response) => response.end("ok"));
    let asked = 0;
    const sut = handler({
      httpAgent: async () => {
        asked += 1;
        return new HttpAgent();
      },
    });
    expect(asked).toBe(0);
    await sut.handle(requestTo(server.port));
    await sut.handle(requestTo(server.port));
    expect(asked).toBe(1);
    sut.destroy();
  });
});

describe("failures through agents of node:http", () => {
  it("reject a silent server by requestTimeout, and close the connection", async () => {
    const server = await httpServer(() => {});
    const error = await rejection(handler({ requestTimeout: 30 }).handle(requestTo(server.port)));
    expect(error.name).toBe("TimeoutError");
    expect(error.message).toContain("30 ms");
    await server.allClosed();
  });

  it("cover the body by requestTimeout", async () => {
    const server = await httpServer((_request, response) => {
      response.write("<Half");
    });
    const error = await rejection(handler().handle(requestTo(server.port), { requestTimeout: 50 }));
    expect(error.name).toBe("TimeoutError");
    await server.allClosed();
  });

  it("reject an abort before, and during the body", async () => {
    const controller = new AbortController();
    const server = await httpServer((_request, response) => {
      response.write("<Half", () => setImmediate(() => controller.abort("enough")));
    });
    const sut = handler();
    const before = await rejection(sut.handle(requestTo(server.port), { abortSignal: AbortSignal.abort() }));
    expect(before.name).toBe("AbortError");
    expect(server.connections()).toBe(0);
    const during = await rejection(sut.handle(requestTo(server.port), { abortSignal: controller.signal }));
    expect(during).toMatchObject({ name: "AbortError", cause: "enough" });
    await server.allClosed();
  });

  it("reject a connection that is not made in time", async () => {
    const server = await httpServer(() => {});
    // An agent that never gives a socket is a host that never answers.
    const silent = { addRequest() {}, destroy() {} };
    const error = await rejection(
      handler({ httpAgent: silent, connectionTimeout: 30 }).handle(requestTo(server.port)),
    );
    expect(error.name).toBe("TimeoutError");
  });

  it.each([
    ["before the answer", ""],
    ["inside the body", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n<Half"],
  ])("are a reset when the connection breaks %s", async (_name, answer) => {
    const server = await tcpServer((socket) => socket.once("data", () => socket.end(answer)));
    const error = await rejection(handler().handle(requestTo(server.port)));
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
  });

  it("keep the system's code", async () => {
    const error = await rejection(handler().handle(requestTo(1, { hostname: "127.0.0.1" })));
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNREFUSED" });
  });

  it("keep bytes of an answer out of errors", async () => {
    const server = await tcpServer((socket) => socket.once("data", () => socket.end("SecretAccessKey\r\n")));
    const error = await rejection(handler().handle(requestTo(server.port)));
    expect(error.code).toMatch(/^HPE_/);
    expect(error.cause).not.toHaveProperty("rawPacket");
  });

  it("refuse a body without end", async () => {
    const chunk = "x".repeat(1024 * 1024);
    const server = await httpServer((_request, response) => {
      const write = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once("drain", write);
      };
      write();
    });
    const error = await rejection(handler().handle(requestTo(server.port)));
    expect(error).toMatchObject({ name: "NetworkError", code: "ERR_BODY_TOO_LARGE" });
    await server.allClosed();
  });

  it("fail when the server changes the protocol", async () => {
    const server = await tcpServer((socket) =>
      socket.on("data", () =>
        socket.write("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n"),
      ),
    );
    const error = await rejection(handler().handle(requestTo(server.port)));
    expect(error).toMatchObject({ name: "NetworkError", message: expect.stringContaining("status 101") });
    await server.allClosed();
  });
});

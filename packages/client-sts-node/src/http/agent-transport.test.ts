import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { RequestHandler } from "@stskit/core/platform";
import { certificate } from "@stskit/e2e-support/network/certificate";
import { requestTo } from "@stskit/e2e-support/network/request-to";
import { httpServer, httpsServer, tcpServer } from "@stskit/e2e-support/network/test-server";
import { textResponse } from "@stskit/e2e-support/network/text-response";
import { rejection } from "@stskit/e2e-support/rejection";
import { until } from "@stskit/e2e-support/until";
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
  it("return the same responses as undici", async () => {
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

  it("return binary bodies unchanged", async () => {
    const bytes = Buffer.from("fffe80004100", "hex");
    const server = await httpServer((_request, response) => response.end(bytes));
    const { response } = await handler().handle(requestTo(server.port));
    expect(await buffer(response.body)).toEqual(bytes);
  });

  it("use the given agent, even if there is only one for https", async () => {
    const { key, cert } = await certificate();
    const server = await httpsServer((_request, response) => response.end("ok"), { key, cert });
    // Only this agent trusts the server's certificate.
    const sut = nodeHandler({ httpsAgent: new HttpsAgent({ ca: cert }) });
    expect((await textResponse(sut, requestTo(server.port, { protocol: "https:" }))).body).toBe("ok");
    sut.destroy();
  });

  it("accept an agent whose class has private members", async () => {
    class PrivateAgent extends HttpAgent {
      #destroyed = 0;
      get destroyed(): number {
        return this.#destroyed;
      }
      override destroy(): void {
        this.#destroyed += 1;
        super.destroy();
      }
    }
    const server = await httpServer((_request, response) => response.end("ok"));
    const httpAgent = new PrivateAgent({ keepAlive: true });
    const sut = handler({ httpAgent });
    expect((await textResponse(sut, requestTo(server.port))).body).toBe("ok");
    sut.destroy();
    await until(() => httpAgent.destroyed === 1);
  });

  it("send bodies of any kind", async () => {
    const server = await httpServer((request, response) => request.pipe(response));
    const bodies = ["é", Buffer.from("é"), new Uint8Array(Buffer.from("é")).buffer, Readable.from(["é"])];
    for (const body of bodies) {
      const request = { ...requestTo(server.port), headers: {}, body };
      expect((await textResponse(handler(), request)).body).toBe("é");
    }
  });

  it("accept a function that returns the agent", async () => {
    const server = await httpServer((_request, response) => response.end("ok"));
    let calls = 0;
    const sut = handler({
      httpAgent: async () => {
        calls += 1;
        return new HttpAgent();
      },
    });
    expect(calls).toBe(0);
    await sut.handle(requestTo(server.port));
    await sut.handle(requestTo(server.port));
    expect(calls).toBe(1);
    sut.destroy();
  });
});

describe("failures through agents of node:http", () => {
  it("reject after requestTimeout if the server is silent, and close the connection", async () => {
    const server = await httpServer(() => {});
    const error = await rejection(handler({ requestTimeout: 30 }).handle(requestTo(server.port)));
    expect(error.name).toBe("TimeoutError");
    expect(error.message).toContain("30 ms");
    await server.allClosed();
  });

  it("include the body in requestTimeout", async () => {
    const server = await httpServer((_request, response) => {
      response.write("<Half");
    });
    const error = await rejection(handler().handle(requestTo(server.port), { requestTimeout: 50 }));
    expect(error.name).toBe("TimeoutError");
    await server.allClosed();
  });

  it("reject when aborted before the response or during the body", async () => {
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

  it("reject if no connection is made in time", async () => {
    const server = await httpServer(() => {});
    // An agent that never returns a socket is like a host that never responds.
    const silent = { addRequest() {}, destroy() {} };
    const error = await rejection(
      handler({ httpAgent: silent, connectionTimeout: 30 }).handle(requestTo(server.port)),
    );
    expect(error.name).toBe("TimeoutError");
  });

  it("reject a TLS handshake that takes longer than connectionTimeout", async () => {
    const server = await tcpServer((socket) => socket.resume());
    const sut = nodeHandler({ httpsAgent: new HttpsAgent(), connectionTimeout: 40 });
    const error = await rejection(sut.handle(requestTo(server.port, { protocol: "https:" })));
    expect(error).toMatchObject({
      name: "TimeoutError",
      message: "No connection to localhost was made within 40 ms (connectionTimeout).",
    });
    await server.allClosed();
  });
});

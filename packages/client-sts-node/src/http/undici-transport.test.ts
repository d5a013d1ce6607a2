import { getEventListeners } from "node:events";
import { buffer } from "node:stream/consumers";
import type { RequestHandler } from "@stskit/core/platform";
import { requestTo } from "@stskit/e2e-support/network/request-to";
import { httpServer, tcpServer } from "@stskit/e2e-support/network/test-server";
import { textResponse } from "@stskit/e2e-support/network/text-response";
import { rejection } from "@stskit/e2e-support/rejection";
import { until } from "@stskit/e2e-support/until";
import { MockAgent } from "undici";
import { afterEach, describe, expect, it, vi } from "vitest";
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

describe("a request and its response", () => {
  it("sends method, path, query, headers and body unchanged", async () => {
    let seen: unknown;
    const server = await httpServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        seen = { method: request.method, url: request.url, headers: request.headers, body };
        response.end();
      });
    });
    await handler().handle(
      requestTo(server.port, {
        path: "/sts/",
        query: { "a b": "c/d!", list: ["1", "2"], flag: null },
        headers: { host: "sts.example.com", "x-amz-date": "20260101T000000Z" },
        body: "Action=é",
      }),
    );
    expect(seen).toMatchObject({
      method: "POST",
      url: "/sts/?a%20b=c%2Fd%21&list=1&list=2&flag",
      headers: { host: "sts.example.com", "x-amz-date": "20260101T000000Z", "content-length": "9" },
      body: "Action=é",
    });
  });

  it("sends bytes, or no body", async () => {
    const bodies: string[] = [];
    const server = await httpServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        bodies.push(body);
        response.end();
      });
    });
    await handler().handle(requestTo(server.port, { body: Buffer.from("abc"), headers: {} }));
    await handler().handle({ ...requestTo(server.port), method: "GET", headers: {}, body: undefined });
    expect(bodies).toEqual(["abc", ""]);
  });

  it("returns the status, lower-case headers as single strings, and the body as a string", async () => {
    const server = await httpServer((_request, response) => {
      response.writeHead(403, "Nope", { "X-Amzn-RequestId": "id-1", "Set-Cookie": ["a=1", "b=2"] });
      response.write("<Err");
      setImmediate(() => response.end(Buffer.from("ör/>").subarray(0)));
    });
    const response = await textResponse(handler(), requestTo(server.port));
    expect(response).toMatchObject({
      statusCode: 403,
      reason: "Nope",
      body: "<Errör/>",
      headers: { "x-amzn-requestid": "id-1", "set-cookie": "a=1, b=2" },
    });
  });

  it("reads characters split across packets", async () => {
    const bytes = Buffer.from("é".repeat(3));
    const server = await httpServer((_request, response) => {
      response.write(bytes.subarray(0, 3));
      setImmediate(() => response.end(bytes.subarray(3)));
    });
    expect((await textResponse(handler(), requestTo(server.port))).body).toBe("ééé");
  });

  it("returns binary bodies unchanged", async () => {
    const bytes = Buffer.from("fffe80004100", "hex");
    const server = await httpServer((_request, response) => {
      response.write(bytes.subarray(0, 2));
      setImmediate(() => response.end(bytes.subarray(2)));
    });
    const { response } = await handler().handle(requestTo(server.port));
    expect(await buffer(response.body)).toEqual(bytes);
  });

  it("does not follow redirects", async () => {
    let requests = 0;
    const server = await httpServer((_request, response) => {
      requests += 1;
      response.writeHead(307, { location: "/elsewhere" }).end();
    });
    const response = await textResponse(handler(), requestTo(server.port));
    expect([response.statusCode, requests]).toEqual([307, 1]);
  });

  it("sends a user name in the endpoint as basic authorization", async () => {
    const server = await httpServer((request, response) => response.end(request.headers.authorization));
    const response = await textResponse(handler(), {
      ...requestTo(server.port),
      username: "me",
      password: "pass",
    });
    expect(response.body).toBe(`Basic ${Buffer.from("me:pass").toString("base64")}`);
  });

  it("uses a given undici dispatcher, and does not close it", async () => {
    const mock = new MockAgent();
    mock.disableNetConnect();
    mock.get("http://localhost:1").intercept({ path: "/", method: "POST" }).reply(200, "mocked").persist();
    const sut = handler({ dispatcher: mock });
    expect((await textResponse(sut, requestTo(1))).body).toBe("mocked");
    sut.destroy();
    expect((await textResponse(sut, requestTo(1))).body).toBe("mocked");
    await mock.close();
  });

  it("reads a body that arrives byte by byte", async () => {
    const bytes = 20_000;
    const server = await tcpServer((socket) =>
      socket.once("data", () =>
        socket.write(
          `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${"1\r\na\r\n".repeat(bytes)}0\r\n\r\n`,
        ),
      ),
    );
    expect((await textResponse(handler(), requestTo(server.port))).body).toBe("a".repeat(bytes));
  });

  it("rejects an invalid header with a NetworkError, without showing it", async () => {
    const request = requestTo(1, { headers: { "x-amz-security-token": "secret\r\ninjected: 1" } });
    const error = await rejection(handler().handle(request));
    expect(error.name).toBe("NetworkError");
    expect(error.message).not.toContain("secret");
  });
});

describe("connections", () => {
  it("are kept alive and reused", async () => {
    const server = await httpServer((_request, response) => response.end("ok"));
    const sut = handler();
    for (let i = 0; i < 5; i++) await sut.handle(requestTo(server.port));
    expect(server.connections()).toBe(1);
  });

  it("are closed by destroy, and reopened by the next request", async () => {
    const server = await httpServer((_request, response) => response.end("ok"));
    const sut = handler();
    await sut.handle(requestTo(server.port));
    sut.destroy();
    await server.allClosed();
    await sut.handle(requestTo(server.port));
    expect(server.connections()).toBe(2);
  });

  it("are opened for a request that was still being prepared when the handler was destroyed", async () => {
    const server = await httpServer((_request, response) => response.end("ok"));
    const sut: RequestHandler = handler({
      defaultsMode: async () => {
        sut.destroy();
        return "standard";
      },
    });
    expect((await textResponse(sut, requestTo(server.port))).body).toBe("ok");
  });

  it("fail their requests when the handler is destroyed", async () => {
    const sut = handler();
    const server = await httpServer(() => sut.destroy());
    expect((await rejection(sut.handle(requestTo(server.port)))).name).toBe("NetworkError");
  });

  it("do not keep the process alive once idle", async () => {
    const server = await httpServer((_request, response) => response.end("ok"));
    const before = keepingAlive();
    await handler().handle(requestTo(server.port));
    // The server's end of the connection is in this process too, and counts.
    await until(() => keepingAlive() <= before + 1);
  });
});

describe("timeouts", () => {
  it("rejects when a silent server exceeds requestTimeout", async () => {
    const server = await httpServer(() => {});
    const error = await rejection(handler({ requestTimeout: 30 }).handle(requestTo(server.port)));
    expect(error.name).toBe("TimeoutError");
    expect(error.message).toContain("30 ms");
    expect(error.message).toContain("localhost");
    await server.allClosed();
  });

  it("covers the body too", async () => {
    const server = await httpServer((_request, response) => {
      response.writeHead(200);
      response.write("<Half");
    });
    const error = await rejection(handler({ requestTimeout: 50 }).handle(requestTo(server.port)));
    expect(error.name).toBe("TimeoutError");
    await server.allClosed();
  });

  it("prefers the call's requestTimeout to the handler's", async () => {
    const server = await httpServer(() => {});
    const error = await rejection(
      handler({ requestTimeout: 60_000 }).handle(requestTo(server.port), { requestTimeout: 20 }),
    );
    expect(error.message).toContain("20 ms");
  });

  it("has no limit at 0", async () => {
    const setTimeoutSpy = vi.spyOn(globalThis, "setTimeout");
    const server = await httpServer((_request, response) => response.end("ok"));
    const sut = handler({ connectionTimeout: 0 });
    await sut.handle(requestTo(server.port), { requestTimeout: 0 });
    expect(setTimeoutSpy.mock.calls.filter(([, ms]) => ms === 30_000 || ms === 0)).toEqual([]);
    setTimeoutSpy.mockRestore();
  });

  it("limits an attempt by default", async () => {
    const setTimeoutSpy = vi.spyOn(globalThis, "setTimeout");
    const server = await httpServer((_request, response) => response.end("ok"));
    await handler().handle(requestTo(server.port));
    expect(setTimeoutSpy.mock.calls.map(([, ms]) => ms)).toEqual(expect.arrayContaining([30_000, 5_000]));
    setTimeoutSpy.mockRestore();
  });

  it("rejects when no connection is made in time, including TLS", async () => {
    const server = await tcpServer((socket) => socket.resume());
    const error = await rejection(
      handler({ connectionTimeout: 40 }).handle(requestTo(server.port, { protocol: "https:" })),
    );
    expect(error.name).toBe("TimeoutError");
    expect(error.message).toContain("40 ms (connectionTimeout)");
    await server.allClosed();
  });

  it("rejects when a connection is silent for socketTimeout", async () => {
    const server = await httpServer((_request, response) => {
      response.write("<Half");
    });
    const error = await rejection(handler({ socketTimeout: 40 }).handle(requestTo(server.port)));
    expect(error.message).toContain("40 ms (socketTimeout)");
    await server.allClosed();
  });
});

describe("abort", () => {
  it("rejects immediately for a signal that has fired, and sends nothing", async () => {
    const server = await httpServer((_request, response) => response.end("ok"));
    const reason = new Error("changed my mind");
    const error = await rejection(
      handler().handle(requestTo(server.port), { abortSignal: AbortSignal.abort(reason) }),
    );
    expect(error.name).toBe("AbortError");
    expect(error.cause).toBe(reason);
    expect(server.connections()).toBe(0);
  });

  it("ends a request under way and closes its connection", async () => {
    const controller = new AbortController();
    const server = await httpServer((_request, response) => {
      response.write("<Half");
      controller.abort("enough");
    });
    const error = await rejection(
      handler().handle(requestTo(server.port), { abortSignal: controller.signal }),
    );
    expect(error).toMatchObject({ name: "AbortError", cause: "enough" });
    await server.allClosed();
  });

  it("drops a connection that is being opened", async () => {
    const controller = new AbortController();
    const server = await tcpServer((socket) => {
      socket.resume();
      controller.abort();
    });
    const error = await rejection(
      handler().handle(requestTo(server.port, { protocol: "https:" }), { abortSignal: controller.signal }),
    );
    expect(error.name).toBe("AbortError");
    await server.allClosed();
  });

  it("removes its listener and timer", async () => {
    const server = await httpServer((_request, response) => response.end("ok"));
    const { signal } = new AbortController();
    const timers = activeTimers();
    const sut = handler();
    await sut.handle(requestTo(server.port), { abortSignal: signal });
    expect(getEventListeners(signal, "abort")).toEqual([]);
    await until(() => activeTimers() <= timers);
  });

  it("supports signals that have only onabort, and restores it", async () => {
    const heard: string[] = [];
    const previous = () => heard.push("previous");
    const signal = { aborted: false, onabort: previous as (() => void) | null };
    const server = await httpServer((_request, response) => {
      response.write("<Half");
      signal.onabort?.();
    });
    const error = await rejection(handler().handle(requestTo(server.port), { abortSignal: signal }));
    expect(error.name).toBe("AbortError");
    expect(heard).toEqual(["previous"]);
    expect(signal.onabort).toBe(previous);
  });
});

function keepingAlive(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap").length;
}

function activeTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}

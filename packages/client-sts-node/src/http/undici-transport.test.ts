import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { getEventListeners } from "node:events";
import { buffer } from "node:stream/consumers";
import { inspect } from "node:util";
import type { RequestHandler, TransportStatus } from "@stskit/core/platform";
import { requestTo } from "@stskit/e2e-support/network/request-to";
import { httpServer, tcpServer } from "@stskit/e2e-support/network/test-server";
import { textResponse } from "@stskit/e2e-support/network/text-response";
import { rejection } from "@stskit/e2e-support/rejection";
import { until } from "@stskit/e2e-support/until";
import { Agent, MockAgent } from "undici";
import { afterEach, describe, expect, it, vi } from "vitest";
import { nodeHandler } from "../node-handler.js";
import { UndiciTransport } from "./undici-transport.js";

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

describe("connections that fail", () => {
  const broken: [name: string, bytes: string][] = [
    ["nothing", ""],
    ["half a status line", "HTTP/1.1 20"],
    ["half a body", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n<Half"],
    ["half a chunk", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n20\r\n<Half"],
    ["no last chunk", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n<Half\r\n"],
  ];
  it.each(broken)("is a reset when the server closes after %s", async (_name, bytes) => {
    const server = await tcpServer((socket) => socket.once("data", () => socket.end(bytes)));
    const error = await rejection(handler().handle(requestTo(server.port)));
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
    expect(error.cause).toBeInstanceOf(Error);
  });

  it.each(broken)("is a reset when the server resets after %s", async (_name, bytes) => {
    const server = await tcpServer((socket) =>
      socket.once("data", () => socket.write(bytes || "H", () => socket.resetAndDestroy())),
    );
    const error = await rejection(handler().handle(requestTo(server.port)));
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
  });

  it("is a reset when the server closes immediately", async () => {
    const server = await tcpServer((socket) => socket.destroy());
    const error = await rejection(handler().handle(requestTo(server.port)));
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
    expect(server.connections()).toBe(1);
  });

  it("says when the response is not HTTP", async () => {
    const server = await tcpServer((socket) => socket.once("data", () => socket.end("220 smtp ready\r\n")));
    const error = await rejection(handler().handle(requestTo(server.port)));
    expect(error.name).toBe("NetworkError");
    expect(error.message).toContain("HTTP");
  });

  it("keeps the system's code when the connection is refused", async () => {
    const error = await rejection(handler().handle(requestTo(1, { hostname: "127.0.0.1" })));
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNREFUSED" });
    expect(error.message).toContain("127.0.0.1");
  });

  it("keeps bytes of the response out of errors", async () => {
    const bytes =
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n<Half\r\nZZ\r\nSecretAccessKey\r\n";
    const server = await tcpServer((socket) => socket.once("data", () => socket.end(bytes)));
    const error = await rejection(handler().handle(requestTo(server.port)));
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
    const error = await rejection(handler().handle(requestTo(server.port)));
    expect(error).toMatchObject({ name: "NetworkError", code: "ERR_BODY_TOO_LARGE" });
    await server.allClosed();
  });

  it("fails requests under way when it is destroyed", async () => {
    const sut = handler();
    const server = await httpServer(() => sut.destroy());
    expect((await rejection(sut.handle(requestTo(server.port)))).name).toBe("NetworkError");
  });

  it("rejects an invalid header with a NetworkError, without showing it", async () => {
    const request = requestTo(1, { headers: { "x-amz-security-token": "secret\r\ninjected: 1" } });
    const error = await rejection(handler().handle(request));
    expect(error.name).toBe("NetworkError");
    expect(error.message).not.toContain("secret");
  });
});

function keepingAlive(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap").length;
}

function activeTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}

describe("interim responses", () => {
  const final = "HTTP/1.1 200 OK\r\nx-amzn-requestid: right\r\ncontent-length: 2\r\n\r\nok";
  const responding = (text: string) => tcpServer((socket) => socket.on("data", () => socket.write(text)));

  it.each([
    ["an unexpected 100 Continue", "HTTP/1.1 100 Continue\r\nx-amzn-requestid: wrong\r\n\r\n"],
    ["100 Continue, more than once", "HTTP/1.1 100 Continue\r\n\r\n".repeat(3)],
    ["102 Processing", "HTTP/1.1 102 Processing\r\nx-amzn-requestid: wrong\r\n\r\n"],
    [
      "103 Early Hints",
      "HTTP/1.1 103 Early Hints\r\nx-amzn-requestid: wrong\r\nlink: </a>\r\n\r\n".repeat(3),
    ],
  ])("%s does not show in the response", async (_name, interim) => {
    const server = await responding(interim + final);
    const sut = handler();
    // One connection: undici closes it if there is anything it cannot read.
    for (let request = 0; request < 2; request++) {
      const response = await textResponse(sut, requestTo(server.port));
      expect(response).toMatchObject({
        statusCode: 200,
        body: "ok",
        headers: { "x-amzn-requestid": "right" },
      });
      expect(response.headers).not.toHaveProperty("link");
    }
    expect(server.connections()).toBe(1);
    sut.destroy();
  });

  it("are limited in number", async () => {
    const server = await tcpServer((socket) => {
      const hint = "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n".repeat(100);
      const flood = () => {
        while (!socket.destroyed && socket.write(hint));
      };
      socket.once("data", flood).on("drain", flood);
    });
    const error = await rejection(handler().handle(requestTo(server.port)));
    expect(error).toMatchObject({
      name: "NetworkError",
      message: expect.stringContaining("interim responses"),
    });
    await server.allClosed();
  });

  describe.each<[string, () => Record<string, unknown>]>([
    ["own connections", () => ({})],
    ["a given dispatcher", () => ({ dispatcher: new Agent() })],
  ])("over %s", (_name, options) => {
    it.each(["", "connection: upgrade\r\nupgrade: websocket\r\n"])(
      "that change the protocol are rejected, and not retried: %j",
      async (headers) => {
        const server = await responding(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n`);
        const error = await rejection(handler(options()).handle(requestTo(server.port)));
        expect(error).toMatchObject({ name: "NetworkError", message: expect.stringContaining("status 101") });
        expect(error.code).toBeUndefined();
      },
    );
  });

  it("an unexpected 100 Continue with a given dispatcher is named in the error, and not retried", async () => {
    const server = await responding(`HTTP/1.1 100 Continue\r\n\r\n${final}`);
    const error = await rejection(handler({ dispatcher: new Agent() }).handle(requestTo(server.port)));
    expect(error).toMatchObject({ name: "NetworkError", message: expect.stringContaining("100 Continue") });
    expect(error.code).toBeUndefined();
    expect(server.connections()).toBe(1);
  });
});

describe("bodies", () => {
  it("may arrive byte by byte", async () => {
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

  it("cut off by a reset are rejected, even without a length", async () => {
    const server = await tcpServer((socket) =>
      socket.once("data", () => {
        onHeaders = () => socket.resetAndDestroy();
        socket.write("HTTP/1.1 200 OK\r\n\r\n<Half");
      }),
    );
    let onHeaders = () => {};
    const heard = () => onHeaders();
    subscribe("undici:request:headers", heard);
    const error = await rejection(handler().handle(requestTo(server.port)));
    unsubscribe("undici:request:headers", heard);
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
  });
});

describe("more requests than connections", () => {
  async function busyServer() {
    const held: (() => void)[] = [];
    const server = await httpServer((_request, response) => {
      held.push(() => response.end("ok"));
    });
    const sut = handler();
    const running = Array.from({ length: 50 }, () => textResponse(sut, requestTo(server.port)));
    await until(() => held.length === 50);
    const release = () => {
      for (const end of held.splice(0)) end();
    };
    return { server, sut, held, running, release };
  }

  it("do not affect the connections when aborted before their turn", async () => {
    const { server, sut, held, running, release } = await busyServer();
    const controllers = Array.from({ length: 200 }, () => new AbortController());
    const queued = controllers.map(({ signal }) =>
      rejection(sut.handle(requestTo(server.port), { abortSignal: signal })),
    );
    await new Promise(setImmediate);
    for (const controller of controllers) controller.abort();
    for (const error of await Promise.all(queued)) expect(error.name).toBe("AbortError");
    release();
    await Promise.all(running);
    const next = Array.from({ length: 50 }, () => textResponse(sut, requestTo(server.port)));
    await until(() => held.length === 50);
    release();
    await Promise.all(next);
    expect(server.connections()).toBe(50);
    sut.destroy();
  });

  it("are named in the error when none becomes free in time", async () => {
    const { server, sut, running, release } = await busyServer();
    const error = await rejection(sut.handle(requestTo(server.port), { requestTimeout: 20 }));
    expect(error).toMatchObject({
      name: "TimeoutError",
      message: expect.stringMatching(/51 requests share 50 connections to localhost.*within 20 ms/),
    });
    release();
    await Promise.all(running);
    sut.destroy();
  });

  it("have their deadline start over once they are sent, and only they", async () => {
    const held: (() => void)[] = [];
    const server = await httpServer((_request, response) => held.push(() => response.end("ok")));
    const transport = new UndiciTransport({});
    const sent = Array.from({ length: 51 }, () => vi.fn());
    const calls = sent.map((sentAfterWait) =>
      transport.send(requestTo(server.port), undefined, { sentAfterWait }),
    );
    await until(() => held.length === 50);
    for (const end of held.splice(0)) end();
    await until(() => held.length === 1);
    held[0]!();
    await Promise.all(calls);
    expect(sent.map((each) => each.mock.calls.length)).toEqual([...Array(50).fill(0), 1]);
    transport.destroy();
  });

  it("are still named in the error when the others have ended by then", async () => {
    const server = await httpServer(() => {});
    const transport = new UndiciTransport({});
    const controllers = Array.from({ length: 51 }, () => new AbortController());
    const status = (): TransportStatus => ({ sentAfterWait() {} });
    const last = status();
    const calls = controllers.map(({ signal }, index) =>
      rejection(transport.send(requestTo(server.port), signal, index === 50 ? last : status())),
    );
    await until(() => server.connections() === 50);
    for (const controller of controllers.slice(0, 50)) controller.abort();
    expect(last.missing?.()).toContain("51 requests share 50 connections to localhost");
    controllers[50]!.abort();
    await Promise.all(calls);
    transport.destroy();
  });

  it("are counted for each host", async () => {
    const { sut, running, release } = await busyServer();
    const silent = await tcpServer((socket) => socket.resume());
    const request = requestTo(silent.port, { protocol: "https:" });
    const error = await rejection(sut.handle(request, { requestTimeout: 20 }));
    expect(error.message).toMatch(/^No connection to localhost was made within 20 ms/);
    release();
    await Promise.all(running);
    sut.destroy();
  });

  it("are named in the error with a given dispatcher, too", async () => {
    const server = await httpServer(() => {});
    const sut = handler({ dispatcher: new Agent({ connections: 1 }) });
    const controller = new AbortController();
    const running = rejection(sut.handle(requestTo(server.port), { abortSignal: controller.signal }));
    await until(() => server.connections() === 1);
    const error = await rejection(sut.handle(requestTo(server.port), { requestTimeout: 20 }));
    expect(error.message).toMatch(
      /^The given dispatcher had no connection to localhost for the request within 20 ms/,
    );
    controller.abort();
    await running;
  });
});

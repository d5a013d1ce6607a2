import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createServer as createProxy, request as forward } from "node:http";
import { connect as connectTcp, type Socket } from "node:net";
import { createServer as createTlsServer, type TLSSocket } from "node:tls";
import { type Certificate, certificate } from "@stskit/e2e-support/network/certificate";
import { requestTo } from "@stskit/e2e-support/network/request-to";
import { httpServer, httpsServer, tcpServer } from "@stskit/e2e-support/network/test-server";
import { textResponse } from "@stskit/e2e-support/network/text-response";
import { rejection } from "@stskit/e2e-support/rejection";
import { until } from "@stskit/e2e-support/until";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { nodeHandler } from "../node-handler.js";

/** A host that only the proxy can resolve. */
const away = { hostname: "sts.test" };

let localhost: Certificate;
let remote: Certificate;
beforeAll(async () => {
  localhost = await certificate();
  remote = await certificate(away.hostname);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const ok = (_request: unknown, response: { end(body: string): unknown }) => response.end("ok");

describe("proxies of the environment", () => {
  it("tunnels https, with the proxy's credentials", async () => {
    const server = await httpsServer(ok, remote);
    const proxy = await proxyServer();
    vi.stubEnv("HTTPS_PROXY", `http://user:p%40ss@localhost:${proxy.port}`);
    const sut = nodeHandler({ connect: { ca: remote.cert } });
    const response = await textResponse(sut, requestTo(server.port, { ...away, protocol: "https:" }));
    expect(response.body).toBe("ok");
    expect(proxy.seen).toEqual([
      `CONNECT sts.test:${server.port} Basic ${Buffer.from("user:p@ss").toString("base64")}`,
    ]);
    sut.destroy();
  });

  it("verifies the host behind the tunnel", async () => {
    const server = await httpsServer(ok, remote);
    const proxy = await proxyServer();
    vi.stubEnv("https_proxy", `http://localhost:${proxy.port}`);
    const sut = nodeHandler();
    const error = await rejection(sut.handle(requestTo(server.port, { ...away, protocol: "https:" })));
    expect(error.code).toMatch(/SELF_SIGNED|UNABLE_TO_VERIFY/);
    sut.destroy();
  });

  it("forwards plain http through the proxy", async () => {
    const server = await httpServer(ok);
    const proxy = await proxyServer();
    vi.stubEnv("HTTP_PROXY", `http://localhost:${proxy.port}`);
    const sut = nodeHandler();
    const response = await textResponse(sut, requestTo(server.port, away));
    expect(response).toMatchObject({ statusCode: 200, body: "ok" });
    expect(proxy.seen).toEqual([`POST http://sts.test:${server.port}/`]);
    sut.destroy();
  });

  it.each([
    ["NO_PROXY", "example.com,sts.test", "sts.test"],
    ["no_proxy", "fd00::1 fd00::2", "fd00::2"],
  ])("are not used for a host in %s: %s", async (name, list, hostname) => {
    const proxy = await proxyServer();
    vi.stubEnv("HTTP_PROXY", `http://localhost:${proxy.port}`);
    vi.stubEnv(name, list);
    const sut = nodeHandler({ connectionTimeout: 50 });
    // The host does not exist, so a direct request fails.
    await rejection(sut.handle(requestTo(1, { hostname })));
    expect(proxy.seen).toEqual([]);
    sut.destroy();
  });

  it.each(["localhost", "127.0.0.1", "127.1"])("are not used for this machine: %s", async (hostname) => {
    const server = await httpServer(ok);
    const proxy = await proxyServer();
    vi.stubEnv("HTTP_PROXY", `http://localhost:${proxy.port}`);
    const sut = nodeHandler();
    expect((await textResponse(sut, requestTo(server.port, { hostname }))).body).toBe("ok");
    expect(proxy.seen).toEqual([]);
    sut.destroy();
  });

  it.each([
    [
      "refuses",
      "HTTP/1.1 407 Who\r\ncontent-length: 0\r\n\r\n",
      /proxy localhost:\d+ refused.*407/,
      undefined,
    ],
    [
      "fails",
      "HTTP/1.1 502 No\r\ncontent-length: 0\r\n\r\n",
      /proxy localhost:\d+ refused.*502/,
      "ECONNREFUSED",
    ],
    ["hangs up", "", /proxy localhost:\d+ closed the connection/, "ECONNRESET"],
  ])(
    "are named when they %s; transient failures have a code that is retried",
    async (_name, bytes, message, code) => {
      const proxy = await tcpServer((socket) => socket.once("data", () => socket.end(bytes)));
      vi.stubEnv("HTTPS_PROXY", `http://localhost:${proxy.port}`);
      const sut = nodeHandler();
      const error = await rejection(sut.handle(requestTo(443, { ...away, protocol: "https:" })));
      expect(error.name).toBe("NetworkError");
      expect(error.message).toMatch(message);
      expect(error.code).toBe(code);
      expect(proxy.connections()).toBe(1);
      sut.destroy();
    },
  );

  it("are named when they are silent, and the connection is dropped with the last waiting request", async () => {
    let requests = 0;
    const proxy = await tcpServer((socket) => socket.on("data", () => requests++));
    vi.stubEnv("HTTPS_PROXY", `http://localhost:${proxy.port}`);
    const request = requestTo(443, { ...away, protocol: "https:" });
    // It makes no difference whether the connection to the proxy is open by then.
    const impatient = nodeHandler({ connectionTimeout: 50 });
    expect(await rejection(impatient.handle(request))).toMatchObject({
      name: "TimeoutError",
      message: expect.stringMatching(/proxy localhost:\d+ opened no tunnel to sts.test:443 within 50 ms/),
    });
    impatient.destroy();

    requests = 0;
    const sut = nodeHandler();
    const controller = new AbortController();
    const ended = rejection(sut.handle(request, { abortSignal: controller.signal }));
    await until(() => requests === 1);
    controller.abort();
    expect((await ended).name).toBe("AbortError");
    await proxy.allClosed();
  });

  it("has a deadline for a proxy that is silent", async () => {
    const proxy = await tcpServer((socket) => socket.resume());
    vi.stubEnv("HTTPS_PROXY", `http://localhost:${proxy.port}`);
    const sut = nodeHandler({ requestTimeout: 50 });
    const error = await rejection(sut.handle(requestTo(443, { ...away, protocol: "https:" })));
    expect(error).toMatchObject({
      name: "TimeoutError",
      message: expect.stringMatching(/sts\.test through the proxy localhost:\d+ .* 50 ms \(requestTimeout\)/),
    });
    sut.destroy();
    await proxy.allClosed();
  });

  describe.each(["http:", "https:"])("for %s", (protocol) => {
    it.each<[string, (socket: Socket) => void, RegExp]>([
      ["resets", (socket) => socket.resetAndDestroy(), /ECONNRESET|broke off|closed the connection/],
      ["sends no HTTP", (socket) => socket.end("220 smtp ready\r\n\r\n"), /HTTP/],
      [
        "requires credentials",
        (socket) => socket.end("HTTP/1.1 407 Who\r\ncontent-length: 0\r\n\r\n"),
        /407/,
      ],
    ])("a proxy that %s is named in the error", async (_name, behaviour, message) => {
      const proxy = await tcpServer((socket) => socket.once("data", () => behaviour(socket)));
      vi.stubEnv("HTTP_PROXY", `http://localhost:${proxy.port}`);
      const sut = nodeHandler();
      const error = await rejection(sut.handle(requestTo(443, { ...away, protocol })));
      expect(error.name).toBe("NetworkError");
      expect(error.message).toMatch(message);
      expect(error.message).toContain(`proxy localhost:${proxy.port}`);
      expect(proxy.connections()).toBe(1);
      sut.destroy();
    });

    it.each([
      ["refuses the connection", "127.0.0.1:1", "ECONNREFUSED"],
      ["does not exist", "proxy.invalid:3128", /^(ENOTFOUND|EAI_AGAIN)$/],
    ])("a proxy that %s is named in the error", async (_name, host, code) => {
      vi.stubEnv("HTTP_PROXY", `http://${host}`);
      const sut = nodeHandler();
      const error = await rejection(sut.handle(requestTo(443, { ...away, protocol })));
      expect(error.name).toBe("NetworkError");
      expect(error.code).toMatch(code);
      expect(error.message).toContain(`through the proxy ${host}`);
      sut.destroy();
    });

    it("a proxy that is silent is named in the error", async () => {
      const proxy = await tcpServer((socket) => socket.resume());
      vi.stubEnv("HTTP_PROXY", `http://localhost:${proxy.port}`);
      const sut = nodeHandler({ requestTimeout: 50 });
      const error = await rejection(sut.handle(requestTo(443, { ...away, protocol })));
      expect(error.name).toBe("TimeoutError");
      expect(error.message).toContain(`through the proxy localhost:${proxy.port}`);
      sut.destroy();
    });
  });

  it("that speak TLS have their certificates verified", async () => {
    const proxy = await httpsServer(ok, remote);
    vi.stubEnv("HTTPS_PROXY", `https://localhost:${proxy.port}`);
    const sut = nodeHandler({ connect: { ca: remote.cert } });
    const error = await rejection(sut.handle(requestTo(443, { ...away, protocol: "https:" })));
    expect(error).toMatchObject({ name: "NetworkError", code: "ERR_TLS_CERT_ALTNAME_INVALID" });
    expect(error.message).toContain(`through the proxy localhost:${proxy.port}`);
    sut.destroy();
  });

  it("that speak TLS see neither the client certificate nor the server name of the endpoint", async () => {
    const seen: unknown[] = [];
    const proxy = await httpsServer(
      ({ socket }, response) => {
        const { servername, getPeerCertificate } = socket as TLSSocket;
        seen.push(servername, Object.keys(getPeerCertificate.call(socket)));
        response.end("ok");
      },
      { ...localhost, requestCert: true },
    );
    vi.stubEnv("HTTP_PROXY", `https://localhost:${proxy.port}`);
    const sut = nodeHandler({ connect: { ...remote, ca: localhost.cert, servername: "sts.test" } });
    expect((await textResponse(sut, requestTo(80, away))).body).toBe("ok");
    expect(seen).toEqual(["localhost", []]);
    sut.destroy();
  });

  describe("a host behind a tunnel", () => {
    async function behindTunnel(behaviour: (socket: Socket) => void, options: Record<string, unknown> = {}) {
      const server = await tcpServer(behaviour);
      const proxy = await proxyServer();
      vi.stubEnv("HTTPS_PROXY", `http://localhost:${proxy.port}`);
      const sut = nodeHandler({ connect: { ca: remote.cert }, ...options });
      return { server, proxy, sut, request: requestTo(server.port, { ...away, protocol: "https:" }) };
    }

    it("that does not complete the TLS handshake is named with the proxy and the option", async () => {
      const timers = vi.spyOn(globalThis, "setTimeout");
      // The deadline passes after the handshake has begun, no matter how long that takes.
      const passDeadline = () => timers.mock.calls.find(([, ms]) => ms === 54_321)![0]();
      const { server, proxy, sut, request } = await behindTunnel(
        (socket) => socket.once("data", passDeadline),
        { connectionTimeout: 54_321 },
      );
      const error = await rejection(sut.handle(request));
      timers.mockRestore();
      expect(error).toMatchObject({
        name: "TimeoutError",
        message: `sts.test completed no TLS handshake through the proxy localhost:${proxy.port} within 54321 ms (connectionTimeout).`,
      });
      await server.allClosed();
      sut.destroy();
    });

    it.each(["abort", "destroy"])("leaves neither connection nor timer after %s", async (how) => {
      const timers = activeTimers();
      const controller = new AbortController();
      const { server, sut, request } = await behindTunnel((socket) =>
        socket.once("data", () => (how === "abort" ? controller.abort() : sut.destroy())),
      );
      const error = await rejection(
        sut.handle(request, { abortSignal: controller.signal, requestTimeout: 0 }),
      );
      expect(error.name).toBe(how === "abort" ? "AbortError" : "NetworkError");
      await server.allClosed();
      await until(() => activeTimers() <= timers);
      sut.destroy();
    });

    it("may send interim responses; a reset is not the end of a body", async () => {
      let reset = () => {};
      const server = createTlsServer(remote, (socket) => {
        socket.on("error", () => {});
        socket.once("data", () => {
          socket.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<Half");
          reset = () => {
            proxy.reset();
            socket.destroy();
          };
        });
      });
      const { sut, proxy, request } = await behindTunnel((socket) => server.emit("connection", socket));
      const heard = ({ response }: { response: { statusCode: number } }) =>
        response.statusCode === 200 && reset();
      subscribe("undici:request:headers", heard as never);
      const error = await rejection(sut.handle(request));
      unsubscribe("undici:request:headers", heard as never);
      expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
      sut.destroy();
    });
  });

  it("names the variable of a malformed URL, but not its value", async () => {
    vi.stubEnv("HTTPS_PROXY", "user:secret@proxy");
    const error = await rejection(nodeHandler().handle(requestTo(1, { ...away, protocol: "https:" })));
    expect(error.message).toContain("HTTPS_PROXY");
    expect(error.message).not.toContain("secret");
  });
});

/** A proxy that tunnels and forwards, and records requests. */
async function proxyServer() {
  const seen: string[] = [];
  let reset = () => {};
  const proxy = createProxy((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const onward = forward(
      request.url!.replace("sts.test", "127.0.0.1"),
      { method: request.method!, headers: request.headers, agent: false },
      (upstream) => {
        response.writeHead(upstream.statusCode!, upstream.headers);
        upstream.pipe(response);
      },
    );
    request.pipe(onward);
  });
  proxy.on("connect", (request, socket) => {
    const credentials = request.headers["proxy-authorization"];
    seen.push(["CONNECT", request.url, ...(credentials ? [credentials] : [])].join(" "));
    const onward = connectTcp(Number(request.url!.split(":")[1]), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) end.on("error", () => onward.destroy());
    socket.on("close", () => onward.destroy());
    reset = () => (socket as Socket).resetAndDestroy();
  });
  const server = await tcpServer((socket) => proxy.emit("connection", socket));
  return { port: server.port, seen, reset: () => reset() };
}

function activeTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
}

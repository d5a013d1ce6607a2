import { createServer as createProxy, request as forward } from "node:http";
import { connect as connectTcp } from "node:net";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { rejection, requestTo, textResponse } from "../testing/requests.js";
import { type Certificate, certificate, httpServer, httpsServer, tcpServer } from "../testing/servers.js";
import { NodeRequestHandler } from "./request-handler.js";

let localhost: Certificate;
beforeAll(async () => {
  localhost = await certificate();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const ok = (_request: unknown, response: { end(body: string): unknown }) => response.end("ok");

describe("TLS", () => {
  it("trusts the certificate authority that it was given", async () => {
    const server = await httpsServer(ok, localhost);
    const sut = new NodeRequestHandler({ connect: { ca: localhost.cert } });
    const response = await textResponse(sut, requestTo(server.port, { protocol: "https:" }));
    expect(response.body).toBe("ok");
    sut.destroy();
  });

  it("refuses a certificate that nobody vouches for", async () => {
    const server = await httpsServer(ok, localhost);
    const error = await rejection(
      new NodeRequestHandler().handle(requestTo(server.port, { protocol: "https:" })),
    );
    expect(error.name).toBe("NetworkError");
    expect(error.code).toMatch(/SELF_SIGNED|UNABLE_TO_VERIFY/);
  });

  it("refuses a certificate for another host", async () => {
    const other = await certificate("other.example");
    const server = await httpsServer(ok, other);
    const sut = new NodeRequestHandler({ connect: { ca: other.cert } });
    const error = await rejection(sut.handle(requestTo(server.port, { protocol: "https:" })));
    expect(error).toMatchObject({ name: "NetworkError", code: "ERR_TLS_CERT_ALTNAME_INVALID" });
  });

  it("refuses a certificate that has expired", async () => {
    const expired = await certificate("localhost", new Date("2020-01-01"));
    const server = await httpsServer(ok, expired);
    const sut = new NodeRequestHandler({ connect: { ca: expired.cert } });
    const error = await rejection(sut.handle(requestTo(server.port, { protocol: "https:" })));
    expect(error).toMatchObject({ name: "NetworkError", code: "CERT_HAS_EXPIRED" });
  });

  it("leaves verification out only where it was told to", async () => {
    const server = await httpsServer(ok, localhost);
    const sut = new NodeRequestHandler({ connect: { rejectUnauthorized: false } });
    expect((await textResponse(sut, requestTo(server.port, { protocol: "https:" }))).body).toBe("ok");
    sut.destroy();
  });

  it("types plain HTTP where TLS was due", async () => {
    const server = await httpServer(ok);
    const error = await rejection(
      new NodeRequestHandler().handle(requestTo(server.port, { protocol: "https:" })),
    );
    expect(error.name).toBe("NetworkError");
  });
});

describe("proxies of the environment", () => {
  it("tunnels https, with the proxy's credentials", async () => {
    const server = await httpsServer(ok, localhost);
    const proxy = await proxyServer();
    vi.stubEnv("HTTPS_PROXY", `http://user:p%40ss@localhost:${proxy.port}`);
    const sut = new NodeRequestHandler({ connect: { ca: localhost.cert } });
    const response = await textResponse(sut, requestTo(server.port, { protocol: "https:" }));
    expect(response.body).toBe("ok");
    expect(proxy.seen).toEqual([
      `CONNECT localhost:${server.port} Basic ${Buffer.from("user:p@ss").toString("base64")}`,
    ]);
    sut.destroy();
  });

  it("verifies the host behind the tunnel", async () => {
    const server = await httpsServer(ok, localhost);
    const proxy = await proxyServer();
    vi.stubEnv("https_proxy", `http://localhost:${proxy.port}`);
    const sut = new NodeRequestHandler();
    const error = await rejection(sut.handle(requestTo(server.port, { protocol: "https:" })));
    expect(error.code).toMatch(/SELF_SIGNED|UNABLE_TO_VERIFY/);
    sut.destroy();
  });

  it("asks the proxy for plain http", async () => {
    const server = await httpServer(ok);
    const proxy = await proxyServer();
    vi.stubEnv("HTTP_PROXY", `http://localhost:${proxy.port}`);
    const sut = new NodeRequestHandler();
    const response = await textResponse(sut, requestTo(server.port));
    expect(response).toMatchObject({ statusCode: 200, body: "ok" });
    expect(proxy.seen).toEqual([`POST http://localhost:${server.port}/`]);
    sut.destroy();
  });

  it("keeps out of the way of hosts in NO_PROXY", async () => {
    const server = await httpServer(ok);
    const proxy = await proxyServer();
    vi.stubEnv("HTTP_PROXY", `http://localhost:${proxy.port}`);
    vi.stubEnv("NO_PROXY", "example.com,localhost");
    const sut = new NodeRequestHandler();
    expect((await textResponse(sut, requestTo(server.port))).body).toBe("ok");
    expect(proxy.seen).toEqual([]);
    sut.destroy();
  });

  it.each([
    ["refuses the tunnel", "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n", /407/],
    ["hangs up", "", /proxy closed the connection/],
  ])("fails once when the proxy %s", async (_name, answer, message) => {
    const proxy = await tcpServer((socket) => socket.once("data", () => socket.end(answer)));
    vi.stubEnv("HTTPS_PROXY", `http://localhost:${proxy.port}`);
    const sut = new NodeRequestHandler();
    const error = await rejection(sut.handle(requestTo(443, { protocol: "https:" })));
    expect(error.name).toBe("NetworkError");
    expect(error.message).toMatch(message);
    expect(proxy.connections()).toBe(1);
    sut.destroy();
  });

  it("has a deadline for a proxy that is silent", async () => {
    const proxy = await tcpServer((socket) => socket.resume());
    vi.stubEnv("HTTPS_PROXY", `http://localhost:${proxy.port}`);
    const sut = new NodeRequestHandler({ requestTimeout: 50 });
    const error = await rejection(sut.handle(requestTo(443, { protocol: "https:" })));
    expect(error.name).toBe("TimeoutError");
    sut.destroy();
    await proxy.allClosed();
  });

  it("names the variable of a malformed URL, not what it holds", async () => {
    vi.stubEnv("HTTPS_PROXY", "user:secret@proxy");
    const error = await rejection(new NodeRequestHandler().handle(requestTo(1)));
    expect(error.message).toContain("HTTPS_PROXY");
    expect(error.message).not.toContain("secret");
  });
});

/** A proxy that tunnels and forwards, and keeps what it was asked. */
async function proxyServer() {
  const seen: string[] = [];
  const proxy = createProxy((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const onward = forward(
      request.url!,
      { method: request.method!, headers: request.headers, agent: false },
      (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
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
  });
  const server = await tcpServer((socket) => proxy.emit("connection", socket));
  return { port: server.port, seen };
}

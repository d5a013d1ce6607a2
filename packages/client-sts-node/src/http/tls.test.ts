import { type Certificate, certificate } from "@stskit/e2e-support/network/certificate";
import { requestTo } from "@stskit/e2e-support/network/request-to";
import { httpServer, httpsServer } from "@stskit/e2e-support/network/test-server";
import { textResponse } from "@stskit/e2e-support/network/text-response";
import { rejection } from "@stskit/e2e-support/rejection";
import { beforeAll, describe, expect, it } from "vitest";
import { nodeHandler } from "../node-handler.js";

let localhost: Certificate;
beforeAll(async () => {
  localhost = await certificate();
});

const ok = (_request: unknown, response: { end(body: string): unknown }) => response.end("ok");

describe("TLS", () => {
  it("trusts a given certificate authority", async () => {
    const server = await httpsServer(ok, localhost);
    const sut = nodeHandler({ connect: { ca: localhost.cert } });
    const response = await textResponse(sut, requestTo(server.port, { protocol: "https:" }));
    expect(response.body).toBe("ok");
    sut.destroy();
  });

  it("rejects a self-signed certificate", async () => {
    const server = await httpsServer(ok, localhost);
    const error = await rejection(nodeHandler().handle(requestTo(server.port, { protocol: "https:" })));
    expect(error.name).toBe("NetworkError");
    expect(error.code).toMatch(/SELF_SIGNED|UNABLE_TO_VERIFY/);
  });

  it("rejects a certificate for another host", async () => {
    const other = await certificate("other.example");
    const server = await httpsServer(ok, other);
    const sut = nodeHandler({ connect: { ca: other.cert } });
    const error = await rejection(sut.handle(requestTo(server.port, { protocol: "https:" })));
    expect(error).toMatchObject({ name: "NetworkError", code: "ERR_TLS_CERT_ALTNAME_INVALID" });
  });

  it("rejects an expired certificate", async () => {
    const expired = await certificate("localhost", new Date("2020-01-01"));
    const server = await httpsServer(ok, expired);
    const sut = nodeHandler({ connect: { ca: expired.cert } });
    const error = await rejection(sut.handle(requestTo(server.port, { protocol: "https:" })));
    expect(error).toMatchObject({ name: "NetworkError", code: "CERT_HAS_EXPIRED" });
  });

  it("skips verification only if told to", async () => {
    const server = await httpsServer(ok, localhost);
    const sut = nodeHandler({ connect: { rejectUnauthorized: false } });
    expect((await textResponse(sut, requestTo(server.port, { protocol: "https:" }))).body).toBe("ok");
    sut.destroy();
  });

  it.each([
    ["undici", {}],
    ["agents of node:https", { httpsAgent: { keepAlive: false } }],
  ])("over %s, a server without TLS is called that, without OpenSSL's words", async (_name, options) => {
    const server = await httpServer(ok);
    const error = await rejection(
      nodeHandler(options).handle(requestTo(server.port, { protocol: "https:" })),
    );
    expect(error).toMatchObject({
      name: "NetworkError",
      message:
        "localhost does not speak TLS on this port. Give its http: URL, or the port of its https: server.",
    });
  });
});

import { Agent as HttpAgent } from "node:http";
import { Agent } from "node:https";
import { connect } from "node:net";
import { requestTo } from "@stskit/e2e-support/network/request-to";
import { httpServer } from "@stskit/e2e-support/network/test-server";
import { textResponse } from "@stskit/e2e-support/network/text-response";
import { rejection } from "@stskit/e2e-support/rejection";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nodeHandler } from "../node-handler.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("options", () => {
  it.each([
    ["requestTimeout", "5s"],
    ["requestTimeout", Number.POSITIVE_INFINITY],
    ["requestTimeout", Number.NaN],
    ["connectionTimeout", -1],
    ["socketTimeout", 2 ** 31],
    ["throwOnRequestTimeout", "yes"],
    ["httpsAgent", "http://proxy"],
    ["dispatcher", {}],
    ["connect", true],
    ["defaultsMode", 1],
  ])("throws for %s: %o, naming the option", (name, value) => {
    expect(() => nodeHandler({ [name]: value })).toThrow(TypeError);
    expect(() => nodeHandler({ [name]: value })).toThrow(`requestHandler.${name} is `);
  });

  it("does not show strings, which may contain a password", () => {
    expect(() => nodeHandler({ httpsAgent: "http://me:secret@proxy" })).toThrow(/^((?!secret).)*$/);
  });

  it("accepts options of other handlers, and undefined", () => {
    const options = { requestTimeout: undefined, logger: console, protocol: "h1", keepAlive: true };
    expect(() => nodeHandler(options)).not.toThrow();
  });

  it("returns the options in effect, and accepts new ones", async () => {
    const server = await httpServer(() => {});
    const sut = nodeHandler({ requestTimeout: 60_000 });
    sut.updateHttpClientConfig("requestTimeout", 20);
    expect(sut.httpHandlerConfigs()).toEqual({ requestTimeout: 20 });
    expect((await rejection(sut.handle(requestTo(server.port)))).message).toContain("20 ms");
    expect(() => sut.updateHttpClientConfig("requestTimeout", "20")).toThrow("requestHandler.requestTimeout");
  });

  it("switches to node:http when an agent is set later", async () => {
    const server = await httpServer((_request, response) => response.end("ok"));
    const sut = nodeHandler();
    await sut.handle(requestTo(server.port));
    sut.updateHttpClientConfig("httpsAgent", new Agent());
    expect((await textResponse(sut, requestTo(server.port))).body).toBe("ok");
    sut.destroy();
  });
});

describe("without WebAssembly, as under node --jitless", () => {
  beforeEach(() => {
    vi.stubGlobal("WebAssembly", undefined);
    vi.stubEnv("HTTP_PROXY", "http://me:secret@localhost:1");
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("requests that need no proxy are sent", async () => {
    vi.stubEnv("NO_PROXY", "sts.invalid");
    const server = await httpServer((_request, response) => response.end("ok"));
    const sut = nodeHandler();
    expect((await textResponse(sut, requestTo(server.port))).body).toBe("ok");
    const error = await rejection(sut.handle(requestTo(1, { hostname: "sts.invalid" })));
    expect(error.code).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
    sut.destroy();
  });

  it("requests that need one are rejected, and the message says what to do", async () => {
    const error = await rejection(nodeHandler().handle(requestTo(1, { hostname: "sts.test" })));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(/^((?!secret).)*jitless.*proxy localhost:1 .*httpsAgent/);
  });

  it("an agent for the proxy is used", async () => {
    const server = await httpServer((_request, response) => response.end("ok"));
    const toServer = Object.assign(new HttpAgent(), {
      createConnection: () => connect(server.port, "localhost"),
    });
    const sut = nodeHandler({ httpAgent: toServer });
    expect((await textResponse(sut, requestTo(1, { hostname: "sts.test" }))).body).toBe("ok");
    sut.destroy();
  });
});

describe("the connection timeout by defaults mode", () => {
  async function timers(options: Record<string, unknown>): Promise<unknown[]> {
    const setTimeoutSpy = vi.spyOn(globalThis, "setTimeout");
    const server = await httpServer((_request, response) => response.end("ok"));
    const sut = nodeHandler(options);
    await sut.handle(requestTo(server.port));
    sut.destroy();
    const delays = setTimeoutSpy.mock.calls.map(([, ms]) => ms);
    setTimeoutSpy.mockRestore();
    return delays;
  }

  it.each([
    ["in-region", 1_100],
    ["cross-region", 3_100],
    ["Standard", 3_100],
    ["auto", 3_100],
    ["mobile", 30_000],
    ["legacy", 5_000],
  ])("%s: %i ms", async (defaultsMode, expected) => {
    expect(await timers({ defaultsMode, requestTimeout: 0 })).toContain(expected);
  });

  it("may come from a function, and connectionTimeout takes precedence", async () => {
    const defaultsMode = async () => "in-region";
    expect(await timers({ defaultsMode })).toContain(1_100);
    expect(await timers({ defaultsMode, connectionTimeout: 1_234 })).toContain(1_234);
  });

  it("rejects an unknown mode", async () => {
    const error = await rejection(nodeHandler({ defaultsMode: "constructor" }).handle(requestTo(1)));
    expect(error.message).toContain("requestHandler.defaultsMode");
    expect(error.message).toContain("in-region");
  });
});

import { Agent as HttpAgent } from "node:http";
import type { RequestHandler, TransportStatus } from "@stskit/core/platform";
import { requestTo } from "@stskit/e2e-support/network/request-to";
import { httpServer, tcpServer } from "@stskit/e2e-support/network/test-server";
import { textResponse } from "@stskit/e2e-support/network/text-response";
import { rejection } from "@stskit/e2e-support/rejection";
import { until } from "@stskit/e2e-support/until";
import { Agent } from "undici";
import { afterEach, describe, expect, it, vi } from "vitest";
import { nodeHandler } from "../node-handler.js";
import { AgentTransport } from "./agent-transport.js";
import { UndiciTransport } from "./undici-transport.js";

const explain = () => {};

const handlers: RequestHandler[] = [];
function handler(options: Record<string, unknown> = {}): RequestHandler {
  const made = nodeHandler(options);
  handlers.push(made);
  return made;
}
afterEach(() => {
  for (const made of handlers.splice(0)) made.destroy();
});

describe("more requests than connections of undici", () => {
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
      transport.send(requestTo(server.port), undefined, { explain, sentAfterWait }),
    );
    await until(() => held.length === 50);
    for (const end of held.splice(0)) end();
    await until(() => held.length === 1);
    held[0]!();
    await Promise.all(calls);
    expect(sent.map((each) => each.mock.calls.length)).toEqual([...Array(50).fill(0), 1]);
    transport.destroy();
  });

  it("have one deadline with a given dispatcher, which may have had a connection for each", async () => {
    const server = await httpServer((_request, response) => response.end("ok"));
    const dispatcher = new Agent();
    const transport = new UndiciTransport({});
    const sentAfterWait = vi.fn();
    const calls = Array.from({ length: 51 }, () =>
      transport.send(requestTo(server.port), undefined, { explain, sentAfterWait }, dispatcher),
    );
    await Promise.all(calls);
    expect(sentAfterWait).not.toHaveBeenCalled();
    await dispatcher.close();
  });

  it("are still named in the error when the others have ended by then", async () => {
    const server = await httpServer(() => {});
    const transport = new UndiciTransport({});
    const controllers = Array.from({ length: 51 }, () => new AbortController());
    const status = (): TransportStatus => ({ explain, sentAfterWait() {} });
    const last = { explain: vi.fn(), sentAfterWait() {} };
    const calls = controllers.map(({ signal }, index) =>
      rejection(transport.send(requestTo(server.port), signal, index === 50 ? last : status())),
    );
    await until(() => server.connections() === 50);
    for (const controller of controllers.slice(0, 50)) controller.abort();
    expect(last.explain.mock.lastCall![0]()).toContain("51 requests share 50 connections to localhost");
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

describe("more requests than connections of an agent", () => {
  it("have their deadline start over once they are sent, if they waited for a connection of the agent", async () => {
    const held: (() => void)[] = [];
    const server = await httpServer((_request, response) => held.push(() => response.end("ok")));
    const httpAgent = new HttpAgent({ maxSockets: 1 });
    const transport = new AgentTransport({ httpAgent });
    const sent = [vi.fn(), vi.fn()];
    const calls = sent.map((sentAfterWait) =>
      transport.send(requestTo(server.port), undefined, { explain, sentAfterWait }),
    );
    for (const _ of sent) {
      await until(() => held.length === 1);
      held.pop()!();
    }
    await Promise.all(calls);
    expect(sent.map((each) => each.mock.calls.length)).toEqual([0, 1]);
    transport.destroy();
  });

  it("mention the wait for a connection of the agent", async () => {
    const server = await httpServer(() => {});
    const httpAgent = new HttpAgent({ maxSockets: 1 });
    const sut = handler({ httpAgent });
    const running = rejection(sut.handle(requestTo(server.port)));
    await until(() => server.connections() === 1);
    const error = await rejection(sut.handle(requestTo(server.port), { requestTimeout: 20 }));
    expect(error).toMatchObject({
      name: "TimeoutError",
      message: expect.stringMatching(/^The agent had no free connection to localhost .* within 20 ms/),
    });
    sut.destroy();
    await running;
  });
});

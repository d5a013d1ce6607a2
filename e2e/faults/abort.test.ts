import { getEventListeners } from "node:events";
import { AbortError, GetCallerIdentityCommand, STSClient, TimeoutError } from "@stskit/client-sts-node";
import { startFaultServer } from "@stskit/e2e-support/network/fault-server";
import { type Behaviour, headOf, IDENTITY, response } from "@stskit/e2e-support/network/raw-response";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { transportNames, transports } from "./transports.js";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const throttled = response({
  status: 400,
  headers: ["retry-after: 60"],
  body: "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>",
});

interface Phase {
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly tls?: true;
  readonly withoutCredentials?: true;
  /** The response is complete, so the next call can reuse the connection. */
  readonly keepsConnection?: true;
  /** Requests that the server has seen when the call is in the phase. */
  readonly requests: number;
}

/** How far a call may have come when it is aborted. */
const phases: readonly Phase[] = [
  { name: "credentials", behaviour: () => {}, withoutCredentials: true, requests: 0 },
  { name: "a connection", behaviour: () => {}, tls: true, requests: 1 },
  { name: "the response", behaviour: () => {}, requests: 1 },
  { name: "the body", behaviour: (socket) => socket.write(`${headOf(100)}<Get`), requests: 1 },
  { name: "another attempt", behaviour: throttled, keepsConnection: true, requests: 1 },
];

describe.each(transportNames)("over %s", (transport) => {
  describe.each(phases)("a call that waits for $name", (phase) => {
    async function start(options: { timeout?: number }) {
      const kind = phase.tls ? "https to plain http" : "server";
      const server = await startFaultServer({ kind, behaviour: phase.behaviour });
      const provider = vi.fn(() => new Promise<never>(() => {}));
      const client = new STSClient({
        region: "eu-west-1",
        endpoint: server.url,
        credentials: phase.withoutCredentials ? provider : credentials,
        requestHandler: transports[transport](),
      });
      onTestFinished(async () => {
        client.destroy();
        await server.close();
      });
      const controller = new AbortController();
      const call = client
        .send(new GetCallerIdentityCommand(), { abortSignal: controller.signal, ...options })
        .catch((error: unknown) => error);
      await vi.waitFor(() => expect(server.requests()).toBe(phase.requests));
      if (phase.withoutCredentials) await vi.waitFor(() => expect(provider).toHaveBeenCalled());
      return { server, controller, call };
    }

    it("ends by its abort signal", async () => {
      const { server, controller, call } = await start({});
      const reason = new Error("enough");
      controller.abort(reason);
      const error = await call;
      expect(error).toBeInstanceOf(AbortError);
      expect(error).toMatchObject({
        cause: reason,
        $metadata: { attempts: phase.withoutCredentials ? 0 : 1 },
      });
      expect(getEventListeners(controller.signal, "abort")).toEqual([]);
      if (!phase.keepsConnection) await vi.waitFor(() => expect(server.open()).toBe(0));
      expect(server.requests()).toBe(phase.requests);
    });

    it("ends by its timeout", async () => {
      const { server, controller, call } = await start({ timeout: 200 });
      const error = await call;
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({ message: expect.stringContaining("200 ms (timeout)") });
      expect(getEventListeners(controller.signal, "abort")).toEqual([]);
      if (!phase.keepsConnection) await vi.waitFor(() => expect(server.open()).toBe(0));
    });
  });

  describe("calls that share a signal", () => {
    async function start(behaviour: Behaviour) {
      const server = await startFaultServer({ kind: "server", behaviour });
      const client = new STSClient({
        region: "eu-west-1",
        endpoint: server.url,
        credentials,
        requestHandler: transports[transport](),
      });
      const warn = vi.fn();
      process.on("warning", warn);
      onTestFinished(async () => {
        process.off("warning", warn);
        client.destroy();
        await server.close();
      });
      const controller = new AbortController();
      const send = () => client.send(new GetCallerIdentityCommand(), { abortSignal: controller.signal });
      const listeners = () => getEventListeners(controller.signal, "abort").length;
      return { server, controller, send, listeners, warn };
    }

    it("all end by it, and put one listener on it", async () => {
      const { server, controller, send, listeners, warn } = await start(() => {});
      const calls = Array.from({ length: 20 }, () => send().catch((error: unknown) => error));
      await vi.waitFor(() => expect(server.requests()).toBe(20));
      expect(listeners()).toBe(1);
      controller.abort();
      for (const error of await Promise.all(calls)) expect(error).toBeInstanceOf(AbortError);
      expect(listeners()).toBe(0);
      expect(warn).not.toHaveBeenCalled();
    });

    it("end by it when another has completed", async () => {
      const answered: Behaviour[] = [response({ body: IDENTITY })];
      const { server, controller, send, listeners } = await start((socket) => answered.pop()?.(socket));
      const calls = [send(), send()];
      await vi.waitFor(() => expect(server.requests()).toBe(2));
      await Promise.race(calls);
      expect(listeners()).toBe(1);
      controller.abort();
      const ends = await Promise.allSettled(calls);
      expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(listeners()).toBe(0);
    });
  });
});

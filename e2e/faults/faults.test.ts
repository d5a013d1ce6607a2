import { getEventListeners } from "node:events";
import {
  AbortError,
  GetCallerIdentityCommand,
  NetworkError,
  STSClient,
  STSServiceException,
  TimeoutError,
} from "@stskit/client-sts-node";
import { startFaultServer } from "@stskit/e2e-support/network/fault-server";
import { openHandles } from "@stskit/e2e-support/open-handles";
import { describe, expect, it, vi } from "vitest";
import { deviations } from "./cases/deviations.js";
import { faults } from "./cases/index.js";
import { observe } from "./programs/observe.js";
import { transportNames, transports } from "./transports.js";

const classes = { AbortError, NetworkError, STSServiceException, TimeoutError };
const MAX_ATTEMPTS = 2;

describe.each(transportNames)("over %s", (transport) => {
  it.each(faults)("$name", async (fault) => {
    const before = openHandles();
    const server = await startFaultServer(fault.place);
    const client = new STSClient({
      region: "eu-west-1",
      endpoint: server.url,
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
      maxAttempts: MAX_ATTEMPTS,
      requestHandler: { ...transports[transport](server.ca), ...fault.handler },
    });
    const { signal } = new AbortController();
    try {
      const call = client.send(new GetCallerIdentityCommand(), { abortSignal: signal, timeout: 20_000 });
      expect(deviations(fault, await observe(call, classes), MAX_ATTEMPTS)).toEqual([]);
      expect(getEventListeners(signal, "abort")).toEqual([]);
    } finally {
      client.destroy();
    }
    // By the client: the server hasn't closed anything yet.
    await vi.waitFor(() => expect(server.open()).toBe(0), 5_000);
    await server.close();
    await vi.waitFor(() => expect(openHandles()).toEqual(before), 5_000);
  });
});

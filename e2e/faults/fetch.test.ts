import { getEventListeners } from "node:events";
import * as browser from "@stskit/client-sts-browser";
import * as reactNative from "@stskit/client-sts-react-native";
import { startFaultServer } from "@stskit/e2e-support/network/fault-server";
import { describe, expect, it } from "vitest";
import { connections } from "./cases/connections.js";
import { deviations } from "./cases/deviations.js";
import { responses } from "./cases/responses.js";
import { observe } from "./programs/observe.js";

// The clients that use `fetch`, on Node's. What only a browser engine's network stack can show is tested by that engine's runner.

const MAX_ATTEMPTS = 2;
const packages = [
  ["client-sts-browser", browser],
  ["client-sts-react-native", reactNative],
] as const;

/** `fetch` hides the status of a redirect, and decodes what is encoded. */
const faults = [...connections, ...responses].filter(({ kind }) => kind !== "redirect" && kind !== "encoded");

describe.each(packages)("%s", (_, sts) => {
  const { AbortError, NetworkError, STSServiceException, TimeoutError } = sts;
  const classes = { AbortError, NetworkError, STSServiceException, TimeoutError };

  it.each(faults)("$name", async (fault) => {
    const server = await startFaultServer(fault.place);
    const client = new sts.STSClient({
      region: "eu-west-1",
      endpoint: server.url,
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
      maxAttempts: MAX_ATTEMPTS,
      requestHandler: { ...fault.handler },
    });
    const { signal } = new AbortController();
    try {
      const call = client.send(new sts.GetCallerIdentityCommand(), { abortSignal: signal, timeout: 20_000 });
      const seen = await observe(call, classes);
      // `fetch` doesn't say why a connection failed, so there is no telling whether another attempt is worthwhile.
      const told =
        fault.sees.name === "NetworkError" ? { message: /./, code: /^/, retried: "either" as const } : {};
      expect(deviations({ ...fault, sees: { ...fault.sees, ...told } }, seen, MAX_ATTEMPTS)).toEqual([]);
      expect(getEventListeners(signal, "abort")).toEqual([]);
    } finally {
      client.destroy();
      await server.close();
    }
  });
});

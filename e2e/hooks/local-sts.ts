import { STSClient, type STSClientConfig } from "@stskit/client-sts-node";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, afterEach, beforeAll } from "vitest";

export const alice = "arn:aws:iam::123456789012:user/alice";

export interface LocalSts {
  readonly server: StsLocal;
  /** What a client needs to call the server as alice. */
  options(more?: STSClientConfig): STSClientConfig;
  /** A client that is destroyed after the test. */
  client(more?: STSClientConfig): STSClient;
}

/** A local STS for the tests of one file. */
export function useLocalSts(): LocalSts {
  let server: StsLocal;
  const clients: STSClient[] = [];
  beforeAll(async () => {
    server = await startStsLocal();
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.destroy();
    server.faults.clear();
    server.requests.length = 0;
  });
  afterAll(() => server.close());

  const options = (more: STSClientConfig = {}): STSClientConfig => {
    const { accessKeyId, secretAccessKey } = server.accessKeys[0]!;
    return {
      region: "eu-west-1",
      endpoint: server.endpoint,
      credentials: { accessKeyId, secretAccessKey },
      ...more,
    };
  };
  return {
    get server() {
      return server;
    },
    options,
    client(more) {
      const client = new STSClient(options(more));
      clients.push(client);
      return client;
    },
  };
}

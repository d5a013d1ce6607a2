import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, afterEach, beforeAll } from "vitest";
import { clientOptions } from "./local-sts.js";

export const alice = "arn:aws:iam::123456789012:user/alice";

export interface LocalSts<Client, Options> {
  readonly server: StsLocal;
  /** What a client needs to call the server as alice. */
  options(more?: Options): Options & ReturnType<typeof clientOptions>;
  /** A client that is destroyed after the test. */
  client(more?: Options): Client;
}

/** A local STS for the tests of one file, and clients of the given class that call it. */
export function useLocalSts<Client extends { destroy(): void }, Options extends object>(
  Client: new (options: Options) => Client,
): LocalSts<Client, Options> {
  let server: StsLocal;
  const clients: Client[] = [];
  beforeAll(async () => {
    server = await startStsLocal();
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.destroy();
    server.faults.clear();
    server.requests.length = 0;
  });
  afterAll(() => server.close());

  const options = (more = {} as Options) => ({ ...clientOptions(server), ...more });
  return {
    get server() {
      return server;
    },
    options,
    client(more) {
      const client = new Client(options(more));
      clients.push(client);
      return client;
    },
  };
}

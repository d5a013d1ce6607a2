import { once } from "node:events";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { startServer } from "@stskit/e2e-redis/start-server";

/** Starts a Redis server that is empty, on a port that was free. `program` is what `findRedis` found. */
export async function startRedis(program) {
  const port = await unusedPort();
  const child = await startServer(program, port, ["--dir", tmpdir()]);
  return { port, close: () => child.kill("SIGKILL") };
}

async function unusedPort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";

/** Starts a Redis server on loopback that is empty and writes nothing to disk. `program` is what `findRedis` found. */
export async function startRedis(program) {
  const port = await unusedPort();
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", ""];
  const child = spawn(program.path, options, {
    argv0: program.name,
    cwd: tmpdir(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const log = [];
  for await (const line of createInterface({ input: child.stdout })) {
    log.push(line);
    if (line.includes("Ready to accept connections")) return { port, close: () => child.kill("SIGKILL") };
  }
  throw new Error(`Redis did not start:\n${log.join("\n")}`);
}

async function unusedPort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

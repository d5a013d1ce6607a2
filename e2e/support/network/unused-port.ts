import { createServer } from "node:net";
import { listen } from "./listen.js";

/** A port that was free a moment ago: for a refused connection, or for a program that needs to be given one. */
export async function unusedPort(): Promise<number> {
  const { port, close } = await listen(createServer());
  await close();
  return port;
}

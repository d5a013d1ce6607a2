import { createServer } from "node:net";
import { listen } from "./listen.js";

/** A port that was free a moment ago: to have a connection refused, or for a program that has to be told one. */
export async function unusedPort(): Promise<number> {
  const { port, close } = await listen(createServer());
  await close();
  return port;
}

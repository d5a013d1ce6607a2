import type { RequestListener } from "node:http";

/** Sends the head of a response and half of its body, then nothing more. */
export const stall: RequestListener = (_, response) => {
  response.writeHead(200, { "content-length": "8" });
  response.write("half");
};

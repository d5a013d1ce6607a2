import { Agent as HttpAgent } from "node:http";
import type { RequestHandler } from "@stskit/core/platform";
import { requestTo } from "@stskit/e2e-support/network/request-to";
import { tcpServer } from "@stskit/e2e-support/network/test-server";
import { textResponse } from "@stskit/e2e-support/network/text-response";
import { rejection } from "@stskit/e2e-support/rejection";
import { Agent } from "undici";
import { afterEach, describe, expect, it } from "vitest";
import { nodeHandler } from "../node-handler.js";

const handlers: RequestHandler[] = [];
function handler(options: Record<string, unknown> = {}): RequestHandler {
  const made = nodeHandler(options);
  handlers.push(made);
  return made;
}
afterEach(() => {
  for (const made of handlers.splice(0)) made.destroy();
});

const final = "HTTP/1.1 200 OK\r\nx-amzn-requestid: right\r\ncontent-length: 2\r\n\r\nok";
const responding = (text: string) => tcpServer((socket) => socket.on("data", () => socket.write(text)));

describe.each<[name: string, options: () => Record<string, unknown>]>([
  ["undici", () => ({})],
  ["agents of node:http", () => ({ httpAgent: new HttpAgent({ keepAlive: true }) })],
])("over %s", (_name, options) => {
  it.each([
    ["an unexpected 100 Continue", "HTTP/1.1 100 Continue\r\nx-amzn-requestid: wrong\r\n\r\n"],
    ["100 Continue, more than once", "HTTP/1.1 100 Continue\r\n\r\n".repeat(3)],
    ["102 Processing", "HTTP/1.1 102 Processing\r\nx-amzn-requestid: wrong\r\n\r\n"],
    [
      "103 Early Hints",
      "HTTP/1.1 103 Early Hints\r\nx-amzn-requestid: wrong\r\nlink: </a>\r\n\r\n".repeat(3),
    ],
  ])("%s does not show in the response", async (_name, interim) => {
    const server = await responding(interim + final);
    const sut = handler(options());
    // One connection: it is closed if there is anything on it that cannot be read.
    for (let request = 0; request < 2; request++) {
      const response = await textResponse(sut, requestTo(server.port));
      expect(response).toMatchObject({
        statusCode: 200,
        body: "ok",
        headers: { "x-amzn-requestid": "right" },
      });
      expect(response.headers).not.toHaveProperty("link");
    }
    expect(server.connections()).toBe(1);
  });

  it("interim responses are limited in number", async () => {
    const server = await tcpServer((socket) => {
      const hint = "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n".repeat(100);
      const flood = () => {
        while (!socket.destroyed && socket.write(hint));
      };
      socket.once("data", flood).on("drain", flood);
    });
    const error = await rejection(handler(options()).handle(requestTo(server.port)));
    expect(error).toMatchObject({
      name: "NetworkError",
      message: expect.stringContaining("more than 20 interim responses"),
    });
    await server.allClosed();
  });
});

describe.each<[name: string, options: () => Record<string, unknown>]>([
  ["undici", () => ({})],
  ["a given dispatcher", () => ({ dispatcher: new Agent() })],
  ["agents of node:http", () => ({ httpAgent: new HttpAgent({ keepAlive: true }) })],
])("over %s", (_name, options) => {
  it.each(["", "connection: upgrade\r\nupgrade: websocket\r\n"])(
    "a change of the protocol is rejected, and not retried: %j",
    async (headers) => {
      const server = await responding(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n`);
      const error = await rejection(handler(options()).handle(requestTo(server.port)));
      expect(error).toMatchObject({ name: "NetworkError", message: expect.stringContaining("status 101") });
      expect(error.code).toBeUndefined();
      await server.allClosed();
    },
  );
});

it("an unexpected 100 Continue with a given dispatcher is named in the error, and not retried", async () => {
  const server = await responding(`HTTP/1.1 100 Continue\r\n\r\n${final}`);
  const error = await rejection(handler({ dispatcher: new Agent() }).handle(requestTo(server.port)));
  expect(error).toMatchObject({ name: "NetworkError", message: expect.stringContaining("100 Continue") });
  expect(error.code).toBeUndefined();
  expect(server.connections()).toBe(1);
});

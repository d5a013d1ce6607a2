import type { RequestListener } from "node:http";
import { AbortError, NetworkError, TEXT_BODY, TimeoutError } from "@stskit/core/client";
import { fetchRequestTo } from "@stskit/e2e-support/network/request-to";
import { stall } from "@stskit/e2e-support/network/stall";
import { httpServer } from "@stskit/e2e-support/network/test-server";
import { expect, test } from "vitest";
import { BrowserRequestHandler } from "./request-handler.js";

/** A request to a server that answers it. */
async function request(listener: RequestListener) {
  return fetchRequestTo((await httpServer(listener)).port);
}

test("a request is sent with the headers given, those of the transport excepted; the body is text where that is asked for", async () => {
  const seen: object[] = [];
  const { response } = await new BrowserRequestHandler({}).handle(
    await request(({ headers }, response) => {
      seen.push(headers);
      response.writeHead(403, { "x-amzn-requestid": "id" }).end("<é/>");
    }),
    { [TEXT_BODY]: true },
  );
  expect(response).toMatchObject({ statusCode: 403, headers: { "x-amzn-requestid": "id" }, body: "<é/>" });
  expect(seen).toMatchObject([
    { "content-type": "application/x-www-form-urlencoded", "content-length": "3" },
  ]);
  expect(seen).not.toMatchObject([{ host: "elsewhere" }]);
});

test("the client's requestTimeout holds until the body is complete", async () => {
  const call = new BrowserRequestHandler({ requestTimeout: 50 }).handle(await request(stall));
  await expect(call).rejects.toThrow(TimeoutError);
});

test("a call's own requestTimeout goes before the client's", async () => {
  const call = new BrowserRequestHandler({ requestTimeout: 60_000 }).handle(await request(stall), {
    requestTimeout: 50,
  });
  await expect(call).rejects.toThrow(/within 50 ms/);
});

test("the end of a request ends the connection", async () => {
  const closed = new Promise<void>((resolve) => {
    request((incoming, response) => {
      incoming.socket.on("close", resolve);
      stall(incoming, response);
    }).then((request) => new BrowserRequestHandler({ requestTimeout: 50 }).handle(request).catch(() => {}));
  });
  await closed;
});

test("the caller's abort ends the reading of a body; its reason is the cause", async () => {
  const aborting = new AbortController();
  const listener: RequestListener = (incoming, response) => {
    stall(incoming, response);
    aborting.abort("enough");
  };
  const call = new BrowserRequestHandler({}).handle(await request(listener), {
    abortSignal: aborting.signal,
  });
  const error = await call.catch((error) => error);
  expect(error).toBeInstanceOf(AbortError);
  expect(error.cause).toBe("enough");
});

test("nothing is sent for a signal that has fired", async () => {
  let asked = 0;
  const target = await request(() => {
    asked++;
  });
  const call = new BrowserRequestHandler({}).handle(target, { abortSignal: AbortSignal.abort() });
  await expect(call).rejects.toThrow(AbortError);
  expect(asked).toBe(0);
});

test("a failure is a NetworkError with fetch's own error as its cause", async () => {
  const call = new BrowserRequestHandler({}).handle(await request((incoming) => incoming.socket.destroy()));
  const error = await call.catch((error) => error);
  expect(error).toBeInstanceOf(NetworkError);
  expect(error.cause).toBeInstanceOf(TypeError);
});

test("an answer that breaks off has the code of a reset connection, whatever the engine calls it", async () => {
  const breakOff: RequestListener = (incoming, response) => {
    response.writeHead(200, { "content-length": "8" });
    response.write("half", () => incoming.socket.resetAndDestroy());
  };
  const call = new BrowserRequestHandler({}).handle(await request(breakOff));
  await expect(call).rejects.toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
});

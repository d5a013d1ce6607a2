import type { RequestListener } from "node:http";
import { AbortError, NetworkError, RequestHandler, TimeoutError } from "@stskit/core/platform";
import { fetchRequestTo } from "@stskit/e2e-support/network/request-to";
import { stall } from "@stskit/e2e-support/network/stall";
import { httpServer } from "@stskit/e2e-support/network/test-server";
import { afterEach, expect, test, vi } from "vitest";
import { reactNativePlatform } from "./platform.js";

afterEach(() => void vi.unstubAllGlobals());

/** A request to a server that responds to it. */
async function request(listener: RequestListener) {
  return fetchRequestTo((await httpServer(listener)).port, { path: "/path/", query: { a: "b c" } });
}

test("a request is sent unchanged, except for headers that the native side sets", async () => {
  const seen: object[] = [];
  const { response } = await new RequestHandler({}, reactNativePlatform).handle(
    await request(({ method, url, headers }, response) => {
      seen.push({ method, url, length: headers["content-length"], host: headers.host?.split(":")[0] });
      response.writeHead(403, "No", { "X-Amzn-RequestId": "id" }).end("<é/>");
    }),
  );
  expect(seen).toEqual([{ method: "POST", url: "/path/?a=b%20c", length: "3", host: "127.0.0.1" }]);
  expect(response).toMatchObject({
    statusCode: 403,
    reason: "No",
    headers: { "x-amzn-requestid": "id" },
  });
  expect(await new Response(response.body).text()).toBe("<é/>");
});

test("requestTimeout includes the body, and closes the connection", async () => {
  let closed: Promise<void> | undefined;
  const target = await request((incoming, response) => {
    closed = new Promise((resolve) => incoming.socket.on("close", () => resolve()));
    stall(incoming, response);
  });
  await expect(
    new RequestHandler({ requestTimeout: 50 }, reactNativePlatform).handle(target),
  ).rejects.toThrow(TimeoutError);
  await closed;
});

test("requestTimeout and abortSignal work without the engine's AbortController", async () => {
  const aborting = new AbortController();
  vi.stubGlobal("AbortController", undefined);
  vi.stubGlobal("fetch", (_: string, { signal }: RequestInit) => {
    expect(signal).toBeUndefined();
    return new Promise(() => {});
  });
  const target = await request(stall);
  const { abortController: _, ...platform } = reactNativePlatform;
  const late = new RequestHandler({}, platform).handle(target, { requestTimeout: 50 });
  await expect(late).rejects.toThrow(TimeoutError);

  const unwanted = new RequestHandler({}, platform).handle(target, { abortSignal: aborting.signal });
  aborting.abort("enough");
  const error = await unwanted.catch((error) => error);
  expect(error).toBeInstanceOf(AbortError);
  expect(error.cause).toBe("enough");
});

test("nothing is sent for a signal that has fired", async () => {
  const fetched = vi.fn();
  vi.stubGlobal("fetch", fetched);
  const call = new RequestHandler({}, reactNativePlatform).handle(await request(stall), {
    abortSignal: AbortSignal.abort(),
  });
  await expect(call).rejects.toThrow(AbortError);
  expect(fetched).not.toHaveBeenCalled();
});

test("a failure is a NetworkError with fetch's own error as its cause", async () => {
  const call = new RequestHandler({}, reactNativePlatform).handle(
    await request((incoming) => incoming.socket.destroy()),
  );
  const error = await call.catch((error) => error);
  expect(error).toBeInstanceOf(NetworkError);
  expect(error.cause).toBeInstanceOf(TypeError);
});

/** The target of a redirect, and the requests it gets. */
async function redirected() {
  const arrived: object[] = [];
  const other = await httpServer(({ headers }, response) => {
    arrived.push(headers);
    response.end("<a/>");
  });
  const location = `${other.url}/`;
  const target = await request((_, response) => response.writeHead(307, { location }).end());
  return { target, arrived };
}

test("a redirect is not followed if the engine leaves it to fetch", async () => {
  const { target, arrived } = await redirected();
  const { response } = await new RequestHandler({}, reactNativePlatform).handle(target);
  expect(response.statusCode).toBe(307);
  expect(arrived).toEqual([]);
});

test("a redirect whose status the engine hides is a NetworkError", async () => {
  vi.stubGlobal("fetch", async () => Response.error());
  const call = new RequestHandler({}, reactNativePlatform).handle(await request(stall));
  const error = await call.catch((error) => error);
  expect(error).toBeInstanceOf(NetworkError);
  expect(error.message).toContain("redirect, which is not followed");
});

test("if the native side follows a redirect, another host's response is rejected", async () => {
  const { target } = await redirected();
  const native = fetch;
  vi.stubGlobal("fetch", (url: string, options: RequestInit) =>
    native(url, { ...options, redirect: "follow" }),
  );
  await expect(new RequestHandler({}, reactNativePlatform).handle(target)).rejects.toThrow(
    /redirected to http:\/\/127/,
  );
});

import type { RequestListener } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { AbortError, NetworkError, RequestHandler, TimeoutError } from "@stskit/core/platform";
import { fetchRequestTo } from "@stskit/e2e-support/network/request-to";
import { stall } from "@stskit/e2e-support/network/stall";
import { httpServer } from "@stskit/e2e-support/network/test-server";
import { expect, test } from "vitest";
import { browserPlatform } from "./platform.js";

const handler = (options: Readonly<Record<string, unknown>>) => new RequestHandler(options, browserPlatform);

/** A request to a server that responds to it. */
async function request(listener: RequestListener) {
  return fetchRequestTo((await httpServer(listener)).port);
}

test("a request is sent with its headers, except for those that fetch sets", async () => {
  const seen: object[] = [];
  const { response } = await handler({}).handle(
    await request(({ headers }, response) => {
      seen.push(headers);
      response.writeHead(403, { "x-amzn-requestid": "id" }).end("<é/>");
    }),
  );
  expect(response).toMatchObject({ statusCode: 403, headers: { "x-amzn-requestid": "id" } });
  expect(await new Response(response.body).text()).toBe("<é/>");
  expect(seen).toMatchObject([
    { "content-type": "application/x-www-form-urlencoded", "content-length": "3" },
  ]);
  expect(seen).not.toMatchObject([{ host: "elsewhere" }]);
});

test("other users of the handler can send a GET, and a stream", async () => {
  const seen: (string | undefined)[] = [];
  const target = await request((incoming, response) => {
    seen.push(incoming.method, incoming.headers["transfer-encoding"]);
    incoming.resume().on("end", () => response.end());
  });
  await handler({}).handle({ ...target, method: "GET", body: "" });
  await handler({}).handle({ ...target, body: new Blob(["streamed"]).stream() });
  expect(seen).toEqual(["GET", undefined, "POST", "chunked"]);
});

test("binary bodies are returned unchanged", async () => {
  const bytes = Buffer.from("fffe80004100", "hex");
  const target = await request((_, response) => {
    response.write(bytes.subarray(0, 2));
    setImmediate(() => response.end(bytes.subarray(2)));
  });
  const { response } = await handler({}).handle(target);
  expect(Buffer.from(await new Response(response.body).arrayBuffer())).toEqual(bytes);
});

test("the client's requestTimeout includes the body", async () => {
  const call = handler({ requestTimeout: 50 }).handle(await request(stall));
  await expect(call).rejects.toThrow(TimeoutError);
});

test("a call's own requestTimeout takes precedence over the client's", async () => {
  const call = handler({ requestTimeout: 60_000 }).handle(await request(stall), {
    requestTimeout: 50,
  });
  await expect(call).rejects.toThrow(/within 50 ms/);
});

test("an aborted request closes its connection", async () => {
  const closed = new Promise<void>((resolve) => {
    request((incoming, response) => {
      incoming.socket.on("close", resolve);
      stall(incoming, response);
    }).then((request) =>
      handler({ requestTimeout: 50 })
        .handle(request)
        .catch(() => {}),
    );
  });
  await closed;
});

test("an aborted request closes its connection, even after garbage collection", async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const aborting = new AbortController();
  const closed = new Promise<void>((resolve) => {
    request((incoming, response) => {
      incoming.socket.on("close", resolve);
      response.writeHead(200);
      let drops = 0;
      const drip = setInterval(() => {
        response.write("drop");
        collectGarbage();
        drops += 1;
        if (drops === 10) aborting.abort();
      }, 5);
      incoming.socket.on("close", () => clearInterval(drip));
    }).then((request) =>
      handler({})
        .handle(request, { abortSignal: aborting.signal })
        .catch(() => {}),
    );
  });
  await closed;
});

test("the caller's abort ends the reading of a body; its reason is the cause", async () => {
  const aborting = new AbortController();
  const listener: RequestListener = (incoming, response) => {
    stall(incoming, response);
    aborting.abort("enough");
  };
  const call = handler({}).handle(await request(listener), {
    abortSignal: aborting.signal,
  });
  const error = await call.catch((error) => error);
  expect(error).toBeInstanceOf(AbortError);
  expect(error.cause).toBe("enough");
});

test("nothing is sent for a signal that has fired", async () => {
  let calls = 0;
  const target = await request(() => {
    calls++;
  });
  const call = handler({}).handle(target, { abortSignal: AbortSignal.abort() });
  await expect(call).rejects.toThrow(AbortError);
  expect(calls).toBe(0);
});

test("a failure is a NetworkError with fetch's own error as its cause", async () => {
  const call = handler({}).handle(await request((incoming) => incoming.socket.destroy()));
  const error = await call.catch((error) => error);
  expect(error).toBeInstanceOf(NetworkError);
  expect(error.cause).toBeInstanceOf(TypeError);
  expect(error.message).not.toMatch(/browser/i);
});

test("a response that breaks off has the code of a reset, no matter how the engine reports it", async () => {
  const breakOff: RequestListener = (incoming, response) => {
    response.writeHead(200, { "content-length": "8" });
    response.write("half", () => incoming.socket.resetAndDestroy());
  };
  const call = handler({}).handle(await request(breakOff));
  await expect(call).rejects.toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
});

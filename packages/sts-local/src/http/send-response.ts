import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Fault } from "../fault.js";

/** A response that has not been sent yet. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a response, with the delay, truncation or reset of `fault`. Resolves to `false` if the connection was cut. */
export async function sendResponse(
  stream: ServerResponse,
  response: HttpResponse,
  fault: Fault | undefined,
): Promise<boolean> {
  if (fault?.delayMs && !(await waitWhileOpen(stream, fault.delayMs))) return false;
  if (stream.destroyed) return false;
  if (fault?.reset === "before") return reset(stream);

  const whole = Buffer.from(response.body);
  const body = whole.subarray(0, fault?.truncate ?? whole.length);
  stream.writeHead(response.status, {
    ...response.headers,
    "content-length": body.length,
    ...faultHeaders(fault),
  });
  if (fault?.reset === undefined) {
    stream.end(body);
    return true;
  }
  stream.flushHeaders();
  // Wait until this much has been written: a reset discards whatever is still buffered.
  const part = fault.reset === "mid-body" ? body.subarray(0, Math.ceil(body.length / 2)) : Buffer.alloc(0);
  await new Promise<void>((resolve) => stream.write(part, () => resolve()));
  return reset(stream);
}

function reset(stream: ServerResponse): false {
  stream.socket?.resetAndDestroy();
  return false;
}

/** Waits, unless the connection closes first: then it resolves to `false` and clears its timer. */
async function waitWhileOpen(stream: ServerResponse, milliseconds: number): Promise<boolean> {
  const closed = new AbortController();
  const onClose = () => closed.abort();
  stream.once("close", onClose);
  try {
    await delay(milliseconds, undefined, { signal: closed.signal });
    return true;
  } catch {
    return false;
  } finally {
    stream.off("close", onClose);
  }
}

function faultHeaders(fault: Fault | undefined): Record<string, string> {
  const { retryAfter } = fault ?? {};
  return {
    ...(retryAfter !== undefined && {
      "retry-after": retryAfter instanceof Date ? retryAfter.toUTCString() : String(retryAfter),
    }),
    ...fault?.headers,
  };
}

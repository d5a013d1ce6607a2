import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Fault } from "../faults.js";
import type { HttpReply } from "./http-reply.js";

/** Sends a reply, as badly as `fault` wants it. Gives `false` when the connection was cut instead. */
export async function send(
  response: ServerResponse,
  reply: HttpReply,
  fault: Fault | undefined,
): Promise<boolean> {
  if (fault?.delayMs && !(await waited(response, fault.delayMs))) return false;
  if (response.destroyed) return false;
  if (fault?.reset === "before") return reset(response);

  const whole = Buffer.from(reply.body);
  const body = whole.subarray(0, fault?.truncate ?? whole.length);
  response.writeHead(reply.status, {
    ...reply.headers,
    "content-length": body.length,
    ...faultHeaders(fault),
  });
  if (fault?.reset === undefined) {
    response.end(body);
    return true;
  }
  response.flushHeaders();
  // Reset only once the part has left the process, or the client would never see it.
  const part = fault.reset === "mid-body" ? body.subarray(0, Math.ceil(body.length / 2)) : Buffer.alloc(0);
  await new Promise<void>((resolve) => response.write(part, () => resolve()));
  return reset(response);
}

function reset(response: ServerResponse): false {
  response.socket?.resetAndDestroy();
  return false;
}

/** Waits, but no longer than the connection lives, so that a closing server leaves no timer behind. */
async function waited(response: ServerResponse, milliseconds: number): Promise<boolean> {
  const gone = new AbortController();
  const onClose = () => gone.abort();
  response.once("close", onClose);
  try {
    await delay(milliseconds, undefined, { signal: gone.signal });
    return true;
  } catch {
    return false;
  } finally {
    response.off("close", onClose);
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

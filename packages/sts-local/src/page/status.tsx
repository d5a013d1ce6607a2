import type { Call } from "./server.js";

/** HTTP status and error code of a call. */
export function Status({ call: { status, errorCode } }: { readonly call: Call }) {
  const kind = status === undefined ? "cut" : status < 300 ? "good" : "bad";
  return <span class={`status ${kind}`}>{[status ?? "cut off", errorCode].filter(Boolean).join(" ")}</span>;
}

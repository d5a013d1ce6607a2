import { headOf, IDENTITY, raw, response } from "@stskit/e2e-support/network/raw-response";
import type { FaultCase } from "./fault-case.js";

const half = IDENTITY.slice(0, 80);
const network = { name: "NetworkError", retried: true, cause: true } as const;
const brokenOff = {
  ...network,
  message: /broke off|socket hang up|ECONNRESET|aborted/,
  code: /^ECONNRESET$/,
} as const;
const timedOut = { name: "TimeoutError", retried: true } as const;

/** Connections that fail, break or go silent. */
export const connections: readonly FaultCase[] = [
  {
    name: "connection refused",
    kind: "broken off",
    in: "connection",
    place: { kind: "no listener" },
    sees: { ...network, message: /ECONNREFUSED/, code: /^ECONNREFUSED$/ },
  },
  {
    name: "unknown host",
    kind: "broken off",
    in: "connection",
    place: { kind: "no such host" },
    sees: { ...network, message: /sts\.invalid/, code: /^(ENOTFOUND|EAI_AGAIN)$/ },
  },
  {
    name: "reset before the response",
    kind: "broken off",
    in: "connection",
    place: { kind: "server", behaviour: (socket) => socket.resetAndDestroy() },
    sees: brokenOff,
  },
  {
    name: "closed before the response",
    kind: "broken off",
    in: "connection",
    place: { kind: "server", behaviour: (socket) => socket.end() },
    sees: brokenOff,
  },
  {
    name: "reset in the middle of the headers",
    kind: "broken off",
    in: "head",
    place: { kind: "server", behaviour: raw("HTTP/1.1 200 OK\r\ncontent-ty", "", "reset") },
    sees: brokenOff,
  },
  {
    name: "reset in the middle of the body",
    kind: "broken off",
    in: "body",
    place: { kind: "server", behaviour: raw(headOf(IDENTITY.length), half, "reset") },
    sees: brokenOff,
  },
  {
    name: "body cut off",
    kind: "broken off",
    in: "body",
    place: { kind: "server", behaviour: raw(headOf(IDENTITY.length), half, "close") },
    sees: brokenOff,
  },
  {
    name: "chunked body cut off",
    kind: "broken off",
    in: "body",
    place: {
      kind: "server",
      behaviour: raw(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n50\r\n${half}\r\n`, "", "close"),
    },
    sees: brokenOff,
  },
  {
    name: "malformed chunks",
    kind: "not http",
    in: "body",
    place: {
      kind: "server",
      behaviour: raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nno length\r\n", "", "close"),
    },
    sees: { ...network, message: /chunk|broke off/i, retried: "either" },
  },
  {
    name: "content-length that is not a number",
    kind: "unreadable length",
    in: "head",
    place: { kind: "server", behaviour: raw(headOf("many"), IDENTITY) },
    sees: { ...network, message: /Content-Length|broke off/i, retried: "either" },
  },
  {
    name: "two content-lengths",
    kind: "not http",
    in: "head",
    place: { kind: "server", behaviour: raw(headOf("1\r\ncontent-length: 2"), IDENTITY) },
    sees: { ...network, message: /Content-Length|broke off/i, retried: "either" },
  },
  {
    name: "not HTTP",
    kind: "not http",
    in: "head",
    place: { kind: "server", behaviour: raw("SSH-2.0-OpenSSH_9.6\r\n") },
    sees: { ...network, message: /HTTP/, retried: false },
  },
  {
    name: "endless headers",
    kind: "not http",
    in: "head",
    place: {
      kind: "server",
      behaviour: raw(`HTTP/1.1 200 OK\r\n${"x-more: of the same\r\n".repeat(20_000)}`),
    },
    sees: {
      ...network,
      message: /header/i,
      code: /^(HPE_HEADER_OVERFLOW|UND_ERR_HEADERS_OVERFLOW)$/,
      retried: false,
    },
  },
  {
    name: "silence",
    kind: "silence",
    in: "connection",
    place: { kind: "server", behaviour: () => {} },
    handler: { requestTimeout: 150 },
    sees: { ...timedOut, message: /did not complete its response within 150 ms \(requestTimeout\)/ },
  },
  {
    name: "silence after the headers",
    kind: "silence",
    in: "body",
    place: { kind: "server", behaviour: raw(headOf(100)) },
    handler: { requestTimeout: 150 },
    sees: { ...timedOut, message: /requestTimeout/ },
  },
  {
    name: "silence after an interim response",
    kind: "silence",
    in: "head",
    place: { kind: "server", behaviour: raw("HTTP/1.1 103 Early Hints\r\n\r\n") },
    handler: { requestTimeout: 150 },
    sees: { ...timedOut, message: /requestTimeout/ },
  },
  {
    name: "a body that trickles in",
    kind: "silence",
    in: "body",
    place: {
      kind: "server",
      behaviour(socket) {
        raw(headOf(1_000_000))(socket);
        const drops = setInterval(() => socket.write(" "), 20);
        socket.on("close", () => clearInterval(drops));
      },
    },
    handler: { requestTimeout: 200 },
    sees: { ...timedOut, message: /requestTimeout/ },
  },
  {
    name: "a body that is too large",
    kind: "too large",
    in: "body",
    place: { kind: "server", behaviour: response({ body: Buffer.alloc(11 * 1024 * 1024, " ") }) },
    sees: { name: "NetworkError", message: /more than 10485760 bytes/, code: /TOO_LARGE/, retried: false },
  },
];

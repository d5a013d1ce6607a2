import { answer, headOf, IDENTITY, raw } from "../server/answers.js";
import type { FaultCase } from "./fault-case.js";

const half = IDENTITY.slice(0, 80);
const network = { name: "NetworkError", retried: true, cause: true } as const;
const brokenOff = {
  ...network,
  message: /broke off|socket hang up|ECONNRESET|aborted/,
  code: /^ECONNRESET$/,
} as const;
const timedOut = { name: "TimeoutError", retried: true } as const;

/** Connections that fail, break off or fall silent. */
export const connections: readonly FaultCase[] = [
  {
    name: "connection refused",
    place: { kind: "nobody listens" },
    sees: { ...network, message: /ECONNREFUSED/, code: /^ECONNREFUSED$/ },
  },
  {
    name: "unknown host",
    place: { kind: "no such host" },
    sees: { ...network, message: /sts\.invalid/, code: /^(ENOTFOUND|EAI_AGAIN)$/ },
  },
  {
    name: "reset before the answer",
    place: { kind: "server", behaviour: (socket) => socket.resetAndDestroy() },
    sees: brokenOff,
  },
  {
    name: "closed before the answer",
    place: { kind: "server", behaviour: (socket) => socket.end() },
    sees: brokenOff,
  },
  {
    name: "reset in the middle of the headers",
    place: { kind: "server", behaviour: raw("HTTP/1.1 200 OK\r\ncontent-ty", "", "reset") },
    sees: brokenOff,
  },
  {
    name: "reset in the middle of the body",
    place: { kind: "server", behaviour: raw(headOf(IDENTITY.length), half, "reset") },
    sees: brokenOff,
  },
  {
    name: "body cut off",
    place: { kind: "server", behaviour: raw(headOf(IDENTITY.length), half, "close") },
    sees: brokenOff,
  },
  {
    name: "chunked body cut off",
    place: {
      kind: "server",
      behaviour: raw(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n50\r\n${half}\r\n`, "", "close"),
    },
    sees: brokenOff,
  },
  {
    name: "chunks that are none",
    place: {
      kind: "server",
      behaviour: raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nno length\r\n", "", "close"),
    },
    sees: { ...network, message: /chunk|broke off/i, retried: "either" },
  },
  {
    name: "content-length that is no number",
    place: { kind: "server", behaviour: raw(headOf("many"), IDENTITY) },
    sees: { ...network, message: /Content-Length|broke off/i, retried: "either" },
  },
  {
    name: "two content-lengths",
    place: { kind: "server", behaviour: raw(headOf("1\r\ncontent-length: 2"), IDENTITY) },
    sees: { ...network, message: /Content-Length|broke off/i, retried: "either" },
  },
  {
    name: "no HTTP",
    place: { kind: "server", behaviour: raw("SSH-2.0-OpenSSH_9.6\r\n") },
    sees: { ...network, message: /HTTP/, retried: false },
  },
  {
    name: "headers without end",
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
    place: { kind: "server", behaviour: () => {} },
    handler: { requestTimeout: 150 },
    sees: { ...timedOut, message: /did not complete its response within 150 ms \(requestTimeout\)/ },
  },
  {
    name: "silence after the headers",
    place: { kind: "server", behaviour: raw(headOf(100)) },
    handler: { requestTimeout: 150 },
    sees: { ...timedOut, message: /requestTimeout/ },
  },
  {
    name: "silence after an interim answer",
    place: { kind: "server", behaviour: raw("HTTP/1.1 103 Early Hints\r\n\r\n") },
    handler: { requestTimeout: 150 },
    sees: { ...timedOut, message: /requestTimeout/ },
  },
  {
    name: "a body that comes drop by drop",
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
    place: { kind: "server", behaviour: answer({ body: Buffer.alloc(11 * 1024 * 1024, " ") }) },
    sees: { name: "NetworkError", message: /more than 10485760 bytes/, code: /TOO_LARGE/, retried: false },
  },
];

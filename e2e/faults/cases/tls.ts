import { IDENTITY, raw, response } from "@stskit/e2e-support/network/raw-response";
import type { FaultCase } from "./fault-case.js";

const identity = response({ body: IDENTITY });
// Retrying doesn't fix a wrong certificate.
const refused = { name: "NetworkError", retried: false, cause: true } as const;

/** TLS connections that fail. */
export const tls: readonly FaultCase[] = [
  {
    name: "an expired certificate",
    kind: "tls",
    in: "connection",
    place: {
      kind: "server",
      behaviour: identity,
      tls: { name: "localhost", notAfter: new Date("2020-01-01"), trusted: true },
    },
    sees: { ...refused, message: /expired/, code: /^CERT_HAS_EXPIRED$/ },
  },
  {
    name: "a self-signed certificate",
    kind: "tls",
    in: "connection",
    place: { kind: "server", behaviour: identity, tls: { name: "localhost", trusted: false } },
    sees: { ...refused, message: /self-signed/, code: /^DEPTH_ZERO_SELF_SIGNED_CERT$/ },
  },
  {
    name: "a certificate for another host",
    kind: "tls",
    in: "connection",
    place: { kind: "server", behaviour: identity, tls: { name: "sts.example.com", trusted: true } },
    sees: { ...refused, message: /localhost/, code: /^ERR_TLS_CERT_ALTNAME_INVALID$/ },
  },
  {
    name: "no TLS",
    kind: "tls",
    in: "connection",
    place: { kind: "https to plain http", behaviour: raw("HTTP/1.1 400 Bad Request\r\n\r\n", "", "close") },
    sees: {
      ...refused,
      message: /^localhost does not speak TLS on this port\./,
      code: /EPROTO|WRONG_VERSION/,
    },
  },
  {
    name: "a TLS handshake that never ends",
    kind: "tls",
    in: "connection",
    place: { kind: "https to plain http", behaviour: () => {} },
    // `fetch` has no limit for connecting alone.
    handler: { connectionTimeout: 150, requestTimeout: 2_000 },
    sees: { name: "TimeoutError", message: /\((connection|request)Timeout\)/, retried: true },
  },
];

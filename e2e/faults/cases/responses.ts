import { type Behaviour, IDENTITY, raw, response } from "@stskit/e2e-support/network/raw-response";
import type { FaultCase, FaultKind } from "./fault-case.js";

const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY ${"bcdefghij"[i]} "${`&${"abcdefghi"[i]};`.repeat(10)}">`,
).join("")}]><r>&j;</r>`;
const nested = (depth: number) => `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;
const html =
  "<html><head><title>Sign in</title></head><body><br>Welcome to the hotel's network</body></html>";
const result = (members: string) =>
  `<GetCallerIdentityResponse><GetCallerIdentityResult>${members}</GetCallerIdentityResult></GetCallerIdentityResponse>`;

const malformed = (
  name: string,
  behaviour: Behaviour,
  message: RegExp,
  kind: FaultKind = "not the output",
): FaultCase => ({
  name,
  kind,
  in: "body",
  place: { kind: "server", behaviour },
  sees: { name: "MalformedResponse", message, status: 200, retried: false },
});
const errorStatus = (
  name: string,
  status: number,
  behaviour: Behaviour,
  message: RegExp,
  kind: FaultKind = "unexplained error",
): FaultCase => ({
  name,
  kind,
  in: "head",
  place: { kind: "server", behaviour },
  sees: {
    name: status === 404 ? "NotFound" : "Unknown",
    message,
    status,
    retried: [500, 502, 503, 504].includes(status),
  },
});

/** Complete responses that don't come from STS. */
export const responses: readonly FaultCase[] = [
  malformed("an empty body", response({}), /HTTP 200 from [\w.]+: The response has no body/),
  malformed("an HTML page", response({ type: "text/html", body: html }), /It begins: "<html>/),
  malformed(
    "JSON",
    response({ type: "application/json", body: '{"ok":true}' }),
    /It begins: "\{\\"ok\\":true\}"/,
  ),
  malformed("text", response({ type: "text/plain", body: "OK" }), /not XML from STS.*It begins: "OK"/),
  malformed("XML that breaks off", response({ body: IDENTITY.slice(0, -30) }), /not XML from STS/),
  malformed(
    "a content-length that is too short",
    raw("HTTP/1.1 200 OK\r\ncontent-length: 60\r\n\r\n", IDENTITY),
    /not XML from STS/,
    "wrong length",
  ),
  malformed(
    "tags that do not match",
    response({ body: "<GetCallerIdentityResponse></Other>" }),
    /not XML from STS/,
  ),
  malformed("an XML bomb", response({ body: bomb }), /DOCTYPE/),
  malformed(
    "an entity from a file",
    response({ body: `<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>${result("<Arn>&f;</Arn>")}` }),
    /DOCTYPE/,
  ),
  malformed("a DOCTYPE", response({ body: `<!DOCTYPE x>${IDENTITY}` }), /DOCTYPE/),
  malformed("an unknown entity", response({ body: result("<Arn>&nbsp;</Arn>") }), /entity/),
  malformed("deep nesting", response({ body: nested(100_000) }), /deeper than 64/),
  malformed(
    "the response of another operation",
    response({ body: IDENTITY.replaceAll("GetCallerIdentity", "GetSessionToken") }),
    /is <GetSessionTokenResponse>, not <GetCallerIdentityResponse>/,
  ),
  malformed(
    "a response without a result",
    response({ body: "<GetCallerIdentityResponse/>" }),
    /not <GetCallerIdentityResponse> with <GetCallerIdentityResult>/,
  ),
  malformed("a control character", response({ body: result("<Arn>\u0000</Arn>") }), /illegal character/),
  malformed(
    "a compressed body",
    response({ headers: ["content-encoding: gzip"], body: Buffer.from("1f8b0800000000000003", "hex") }),
    /not XML from STS/,
    "encoded",
  ),
  {
    name: "an error with status 200",
    kind: "not the output",
    in: "body",
    place: {
      kind: "server",
      behaviour: response({
        body: "<ErrorResponse><Error><Code>AccessDenied</Code><Message>No.</Message></Error></ErrorResponse>",
      }),
    },
    sees: { name: "AccessDenied", message: /^No\.$/, status: 200, retried: false },
  },
  errorStatus(
    "an HTML page with status 503",
    503,
    response({ status: 503, type: "text/html", body: html }),
    /HTTP 503.*It begins: "<html>/,
  ),
  errorStatus(
    "text with status 502",
    502,
    response({ status: 502, body: "upstream connect error" }),
    /upstream connect error/,
  ),
  errorStatus("JSON with status 400", 400, response({ status: 400, body: '{"message":"no"}' }), /HTTP 400/),
  errorStatus(
    "an empty body with status 500",
    500,
    response({ status: 500 }),
    /HTTP 500 from [\w.]+: The response has no body/,
  ),
  errorStatus(
    "XML without a code",
    400,
    response({ status: 400, body: "<ErrorResponse/>" }),
    /has no error code/,
  ),
  errorStatus("an HTML page with status 404", 404, response({ status: 404, body: html }), /HTTP 404/),
  ...[301, 302, 303, 307, 308].map((status) =>
    errorStatus(
      `a redirect with status ${status}`,
      status,
      // A client that followed this redirect would fail in another way than expected here.
      response({ status, headers: ["location: http://127.0.0.1:9/"] }),
      new RegExp(`HTTP ${status}`),
      "redirect",
    ),
  ),
];

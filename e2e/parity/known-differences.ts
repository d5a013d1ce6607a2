import { absent } from "./comparison/differences.js";
import {
  bodyOf,
  isServiceError,
  type KnownDifference,
  localError,
  nothingSent,
  type Pair,
} from "./comparison/known-difference.js";
import { errorBody } from "./generate/error-bodies.js";

const identity = (members: string): string =>
  `<GetCallerIdentityResponse><GetCallerIdentityResult>${members}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
const sessionToken = (members: string): string =>
  `<GetSessionTokenResponse><GetSessionTokenResult>${members}</GetSessionTokenResult></GetSessionTokenResponse>`;
const respondingWith = (operation: string, body: string, status = 200) => ({
  operation,
  config: { maxAttempts: 1 },
  responses: [{ status, body }],
});

const endpointOf = ({ scenario: { config } }: Pair): string =>
  String(typeof config === "object" ? config["endpoint"] : undefined);
const refusedEndpoint =
  (endpoint: RegExp): KnownDifference["explains"] =>
  ({ path }, pair) =>
    /^(requests\.0|output|error)$/.test(path) &&
    /^endpoint ("[^"]*" )?is not a URL/.test(localError(pair)) &&
    endpoint.test(endpointOf(pair));

export const knownDifferences: readonly KnownDifference[] = [
  {
    id: "attempts-of-every-error",
    what: "Errors from before the first attempt have `$metadata` too, with `attempts: 0` and `totalRetryDelay: 0`.",
    reason: "Code that reads `error.$metadata.attempts` need not check whether there was a request.",
    explains: ({ path, incumbent, ours }) =>
      path === "error.fields.$metadata" &&
      incumbent === absent &&
      JSON.stringify(ours) === '{"attempts":0,"totalRetryDelay":0}',
    example: { operation: "GetCallerIdentity", config: { region: "us_east_1" } },
  },
  {
    id: "a-blank-code-is-none",
    what: "White space around an error's code is ignored; an error with a blank code is named `Unknown`.",
    reason: "Indented documents are common, and errors without a name can't be told apart.",
    explains: ({ path, incumbent, ours }) =>
      /^error\.(name|fields\.(Error\.)?(Code|Type))$/.test(path) &&
      typeof incumbent === "string" &&
      (incumbent.trim() === ours || (incumbent.trim() === "" && (ours === "Unknown" || ours === "NotFound"))),
    example: respondingWith("GetCallerIdentity", errorBody({ code: " " }), 403),
  },
  {
    id: "request-id-from-body",
    what: "`$metadata.requestId` comes from the body if there is no header for it.",
    reason: "Proxies and other servers drop the header, and without the id you can't ask AWS about a call.",
    explains: ({ path, incumbent, ours }, pair) =>
      path.endsWith("$metadata.requestId") &&
      incumbent === undefined &&
      new RegExp(`<RequestI[dD]>${ours}<`).test(bodyOf(pair)),
    example: respondingWith("GetCallerIdentity", errorBody({ code: "AccessDenied" }), 403),
  },
  {
    id: "no-document-on-errors",
    what: "Errors have no `xmlns`, `RequestId` or `Errors` members copied from the root of the document.",
    reason:
      "They say nothing about the error, and which ones appear depends on whether the error is modelled.",
    explains: ({ path, ours }) =>
      /^error\.fields\.(xmlns|RequestI[dD]|Errors|Extra)$/.test(path) && ours === absent,
    example: respondingWith("GetCallerIdentity", errorBody({ code: "ExpiredTokenException" }), 400),
  },
  {
    id: "unreadable-errors-are-typed",
    what: "An error response that has no code or isn't XML is an `STSServiceException` that quotes the start of the response.",
    reason: "The incumbent throws a bare `Error` about its parser, or one whose message is `Unknown`.",
    explains: ({ path }, pair) =>
      isServiceError(pair) &&
      /^HTTP \d+ from \S+: The response /.test(String(pair.ours.error?.message)) &&
      pair.incumbent.error !== undefined &&
      /^error\.(name|message|instanceOf\..*|fields\.(Error|\$retryable|\$fault))$/.test(path) &&
      // If both sides have a fault, they must agree.
      !(path === "error.fields.$fault" && pair.incumbent.error.fields["$fault"] !== undefined),
    example: respondingWith("GetCallerIdentity", "upstream connect error", 502),
  },
  {
    id: "no-response-is-an-error",
    what: "Status 200 with anything but the operation's response is an error.",
    reason: "The incumbent reports success and returns an output without members.",
    explains: ({ path }, pair) =>
      /^(output|error)$/.test(path) &&
      isServiceError(pair) &&
      pair.incumbent.output !== undefined &&
      Object.keys(pair.incumbent.output as object).join() === "$metadata",
    example: respondingWith("GetCallerIdentity", "<html><body>Welcome</body></html>"),
  },
  {
    id: "doctype-refused",
    what: "A document with a DOCTYPE is rejected.",
    reason: "STS never sends one, and entities are how XML parsers get attacked. The incumbent skips it.",
    explains: ({ path }, pair) => /^(output|error)$/.test(path) && bodyOf(pair).includes("<!DOCTYPE"),
    example: respondingWith("GetCallerIdentity", `<!DOCTYPE x>${identity("<Arn>arn</Arn>")}`),
  },
  {
    id: "whole-numbers",
    what: "An integer member must be a whole number.",
    reason: "The incumbent reads an empty element as 0, words as `NaN`, and keeps fractions.",
    explains: ({ path }, pair) =>
      /^(output|error)$/.test(path) && /is not a whole number/.test(String(pair.ours.error?.message)),
    example: respondingWith("GetSessionToken", sessionToken("<SessionTokenSize>many</SessionTokenSize>")),
  },
  {
    id: "epoch-timestamps",
    what: "A timestamp may be given in seconds since 1970.",
    reason:
      "AWS's other protocols and servers that imitate STS send it that way; the incumbent fails the whole call.",
    explains: ({ path }, pair) =>
      /^(output|error)$/.test(path) &&
      /<Expiration>[\d.]+</.test(bodyOf(pair)) &&
      pair.ours.output !== undefined,
    example: respondingWith(
      "GetSessionToken",
      sessionToken("<Credentials><Expiration>1893553445</Expiration></Credentials>"),
    ),
  },
  {
    id: "expiration-never-later",
    what: "Timestamps are truncated to milliseconds.",
    reason: "The incumbent rounds, so credentials can seem to live slightly longer than they do.",
    explains: ({ path, incumbent, ours }) =>
      path.endsWith(".Expiration") && Number(incumbent) - Number(ours) === 1,
    example: respondingWith(
      "GetSessionToken",
      sessionToken("<Credentials><Expiration>2030-01-02T03:04:05.6789Z</Expiration></Credentials>"),
    ),
  },
  {
    id: "prefixes",
    what: "Elements are matched by local name, whatever their prefix.",
    reason: "It is the same XML, but the incumbent finds nothing in it.",
    explains: ({ path }, pair) =>
      /^(output\.Arn|error\.(name|fields\.(Code|Error\.(Code|Message)))$)/.test(path) &&
      /<\w+:\w/.test(bodyOf(pair)),
    example: respondingWith("GetCallerIdentity", identity("<s:Arn>arn</s:Arn>")),
  },
  {
    id: "references-beyond-the-basic-plane",
    what: "`&#x1F511;` is one character.",
    reason: "The incumbent truncates the code point to 16 bits.",
    explains: ({ path }, pair) =>
      path.startsWith("output.") && /&#(x[\da-f]{5,}|\d{5,});/i.test(bodyOf(pair)),
    example: respondingWith("GetCallerIdentity", identity("<Arn>&#x1F511;</Arn>")),
  },
  {
    id: "blank-text-is-text",
    what: "Text that is only white space is kept.",
    reason: "The incumbent keeps it too, unless it contains a line break.",
    explains: ({ path, incumbent, ours }) =>
      path.startsWith("output.") && incumbent === "" && /^\s+$/.test(String(ours)),
    example: respondingWith("GetCallerIdentity", identity("<Arn>\n</Arn>")),
  },
  {
    id: "unexpected-markup-is-passed-over",
    what: "A duplicate member, an attribute on an empty member, `__proto__` or a byte order mark doesn't stop the rest from being read.",
    reason: "AWS clients must tolerate additions; the incumbent's parser throws.",
    explains: ({ path }, pair) =>
      /^(output|error)$/.test(path) &&
      pair.ours.output !== undefined &&
      /unhandled schema type|reading '#text'|unexpected content/.test(String(pair.incumbent.error?.message)),
    example: respondingWith("GetCallerIdentity", identity("<Arn>one</Arn><Arn>two</Arn>")),
  },
  {
    id: "text-between-members",
    what: "Text between two members is ignored.",
    reason: "The incumbent loses all members.",
    explains: ({ path, incumbent }, pair) =>
      path.startsWith("output.") && incumbent === absent && /<\/\w+>[^<>]*\w[^<>]*<\w/.test(bodyOf(pair)),
    example: respondingWith("GetCallerIdentity", identity("<Arn>arn</Arn>stray<Account>1</Account>")),
  },
  {
    id: "first-of-several-errors",
    what: "If a list has several errors, the first one counts.",
    reason: "The incumbent finds no code and names the error `Unknown`.",
    explains: ({ path }, pair) => path.startsWith("error.") && bodyOf(pair).includes("</Error><Error>"),
    example: respondingWith(
      "GetCallerIdentity",
      "<R><Errors><Error><Code>A</Code></Error><Error><Code>B</Code></Error></Errors></R>",
      403,
    ),
  },
  {
    id: "texts-of-local-errors",
    what: "Configuration that can't work throws a `TypeError` with our own message, without the fields Node adds for an invalid URL.",
    reason: "The message says what to do about it.",
    explains: ({ path, ours }, pair) =>
      nothingSent(pair) &&
      (path === "error.message" ||
        (path === "error.name" && ours === "TypeError") ||
        /^error\.fields\.(code|input)$/.test(path)),
    example: { operation: "GetCallerIdentity", via: "captured", config: { region: "no region" } },
  },
  {
    id: "unsigned-stays-unsigned",
    what: "AssumeRoleWithSAML and AssumeRoleWithWebIdentity go unsigned to the global endpoint too.",
    reason: "Callers have no credentials yet, but here the incumbent demands some.",
    explains: ({ path, ours }, { scenario }) =>
      /^AssumeRoleWith(SAML|WebIdentity)$/.test(scenario.operation) &&
      ((path === "requests.0.signature" && ours === "unsigned") ||
        (/^requests\.0\.headers\.x-amz-(content-sha256|date|security-token)$/.test(path) && ours === absent)),
    example: {
      operation: "AssumeRoleWithWebIdentity",
      via: "captured",
      config: { region: "eu-west-1", useGlobalEndpoint: true },
    },
  },
  {
    id: "endpoint-query-refused",
    what: "An endpoint with a query is rejected.",
    reason: "STS has no use for one; the incumbent silently drops it.",
    explains: refusedEndpoint(/^[^#]*\?/),
    example: {
      operation: "GetCallerIdentity",
      via: "captured",
      config: { endpoint: "https://sts.example.com/?x=y" },
    },
  },
  {
    id: "endpoint-user-refused",
    what: "An endpoint with a user name is rejected.",
    reason: "STS has no such login; the incumbent silently drops the user name and password.",
    explains: refusedEndpoint(/^https?:\/\/[^/?#]*@/),
    example: {
      operation: "GetCallerIdentity",
      via: "captured",
      config: { endpoint: "https://user:password@sts.example.com/" },
    },
  },
  {
    id: "endpoint-fragment-refused",
    what: "An endpoint with a fragment is rejected.",
    reason: "A fragment is never sent, so it must be a mistake; the incumbent silently drops it.",
    explains: refusedEndpoint(/#/),
    example: {
      operation: "GetCallerIdentity",
      via: "captured",
      config: { endpoint: "https://sts.example.com/#fragment" },
    },
  },
  {
    id: "endpoint-unicode-refused",
    what: "An endpoint with an internationalized host name is rejected: use its ASCII form (`xn--…`).",
    reason:
      "Some platforms, such as React Native, can't convert it; the incumbent leaves that to the platform's `URL`.",
    explains: refusedEndpoint(/^https?:\/\/[^/]*[^\x20-\x7e]/),
    example: {
      operation: "GetCallerIdentity",
      via: "captured",
      config: { endpoint: "https://bücher.example/" },
    },
  },
  {
    id: "endpoint-empty-port-refused",
    what: "An endpoint with a colon but no port is rejected.",
    reason: "That is what an empty variable leaves behind; the incumbent uses the protocol's default port.",
    explains: refusedEndpoint(/^https?:\/\/[^/]*:(\/|$)/),
    example: {
      operation: "GetCallerIdentity",
      via: "captured",
      config: { endpoint: "https://sts.example.com:/" },
    },
  },
  {
    id: "endpoint-repairs",
    what: "An endpoint with anything else to repair is rejected: `https:host`, backslashes, tabs, `%` or `,` in the host name, another protocol than HTTP.",
    reason: "It must be a mistake; the incumbent has the platform's `URL` guess what was meant.",
    explains: refusedEndpoint(/^(?!https?:\/\/)|[\\\t\n\r]|^https?:\/\/[^/]*[%,!]/i),
    example: {
      operation: "GetCallerIdentity",
      via: "captured",
      config: { endpoint: "https:sts.example.com" },
    },
  },
  {
    id: "endpoint-as-written",
    what: "An endpoint's IP address and path are used as written, e.g. `127.1` or `/a/../b`.",
    reason: "Some platforms have no complete `URL` to normalize them with; the incumbent relies on it.",
    explains: ({ path }, pair) =>
      path.startsWith("requests.0.") && /\/\/\d|\/\.\.?\/|\[/.test(endpointOf(pair)),
    example: {
      operation: "GetCallerIdentity",
      via: "captured",
      config: { endpoint: "https://127.1/a/../b" },
    },
  },
  {
    id: "network-errors-are-named",
    what: "A broken connection is a `NetworkError` with Node's error as its `cause` and Node's `code`.",
    reason: "The incumbent calls it a `TimeoutError`, though nothing timed out.",
    explains: ({ path, ours }, pair) =>
      pair.ours.error?.name === "NetworkError" &&
      (path === "error.name" ||
        path === "error.message" ||
        (/^error\.fields\.(errno|syscall)$/.test(path) && ours === absent)),
    example: { operation: "GetCallerIdentity", config: { maxAttempts: 1 }, responses: [{ reset: true }] },
  },
  {
    id: "refusals-are-final",
    what: "AccessDenied isn't retried just because the server's clock differs.",
    reason: "Correcting the clock doesn't fix it; the incumbent retries.",
    explains: ({ path, ours }, { scenario }) =>
      scenario.responses?.[0]?.headers?.["date"] !== undefined &&
      bodyOf({ scenario }).includes("<Code>AccessDenied<") &&
      ((path === "requests.1" && ours === absent) || path === "error.fields.$metadata.attempts"),
    example: {
      operation: "GetCallerIdentity",
      responses: [
        {
          status: 403,
          headers: { date: "Sat, 01 Jan 2050 00:00:00 GMT" },
          body: errorBody({ code: "AccessDenied" }),
        },
      ],
    },
  },
  {
    id: "secrets-not-quoted",
    what: "If the service's message quotes a secret from the request, the error shows `***SensitiveInformation***` instead.",
    reason: "Errors get logged and shown, and STS quotes the session token when a signature doesn't match.",
    explains: ({ path, ours }) =>
      /^error\.(message|fields\.(message|Error\.Message))$/.test(path) &&
      String(ours).includes("***SensitiveInformation***"),
    example: {
      operation: "AssumeRole",
      input: {
        RoleArn: "arn:aws:iam::123456789012:role/r",
        RoleSessionName: "s",
        ExternalId: "shared-secret",
      },
      config: { maxAttempts: 1 },
      responses: [
        {
          status: 400,
          body: errorBody({
            code: "ValidationError",
            message: "Value 'shared-secret' at 'externalId' is no good.",
          }),
        },
      ],
    },
  },
];

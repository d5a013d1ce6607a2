import { absent } from "./comparison/differences.js";
import {
  bodyOf,
  isServiceError,
  type KnownDifference,
  localError,
  nothingSent,
} from "./comparison/known-difference.js";
import { errorBody } from "./generate/error-bodies.js";

const identity = (members: string): string =>
  `<GetCallerIdentityResponse><GetCallerIdentityResult>${members}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
const sessionToken = (members: string): string =>
  `<GetSessionTokenResponse><GetSessionTokenResult>${members}</GetSessionTokenResult></GetSessionTokenResponse>`;
const answered = (operation: string, body: string, status = 200) => ({
  operation,
  config: { maxAttempts: 1 },
  answers: [{ status, body }],
});

export const knownDifferences: readonly KnownDifference[] = [
  {
    id: "a-blank-code-is-none",
    what: "Blanks around an error's code are no part of it; an error whose code is blank is named `Unknown`.",
    reason: "Indented documents are common, and an error without a name cannot be told from others.",
    explains: ({ path, incumbent, ours }) =>
      /^error\.(name|fields\.(Error\.)?(Code|Type))$/.test(path) &&
      typeof incumbent === "string" &&
      (incumbent.trim() === ours || (incumbent.trim() === "" && (ours === "Unknown" || ours === "NotFound"))),
    example: answered("GetCallerIdentity", errorBody({ code: " " }), 403),
  },
  {
    id: "request-id-from-body",
    what: "$metadata.requestId is read from the body where no header brings it.",
    reason: "Proxies and other servers drop the header; without the id nobody can ask AWS about a call.",
    explains: ({ path, incumbent, ours }, pair) =>
      path.endsWith("$metadata.requestId") &&
      incumbent === undefined &&
      new RegExp(`<RequestI[dD]>${ours}<`).test(bodyOf(pair)),
    example: answered("GetCallerIdentity", errorBody({ code: "AccessDenied" }), 403),
  },
  {
    id: "no-document-on-errors",
    what: "Errors carry no xmlns, RequestId or Errors members copied from the root of the document.",
    reason: "They say nothing of the error, and which of them there are depends on whether it is modelled.",
    explains: ({ path, ours }) =>
      /^error\.fields\.(xmlns|RequestI[dD]|Errors|Extra)$/.test(path) && ours === absent,
    example: answered("GetCallerIdentity", errorBody({ code: "ExpiredTokenException" }), 400),
  },
  {
    id: "unreadable-errors-are-typed",
    what: "An error answer without a code, or that is no XML, is an STSServiceException that quotes its beginning.",
    reason: "The incumbent throws a bare Error about its parser, or one whose message is `Unknown`.",
    explains: ({ path }, pair) =>
      isServiceError(pair) &&
      /^HTTP \d+: The response /.test(String(pair.ours.error?.message)) &&
      pair.incumbent.error !== undefined &&
      /^error\.(name|message|instanceOf\..*|fields\.(Error|\$retryable|\$fault))$/.test(path) &&
      // Where both tell the fault, they agree on it.
      !(path === "error.fields.$fault" && pair.incumbent.error.fields["$fault"] !== undefined),
    example: answered("GetCallerIdentity", "upstream connect error", 502),
  },
  {
    id: "no-answer-is-an-error",
    what: "Status 200 with anything but the operation's answer is an error.",
    reason: "The incumbent reports success and gives an output without members.",
    explains: ({ path }, pair) =>
      /^(output|error)$/.test(path) &&
      isServiceError(pair) &&
      pair.incumbent.output !== undefined &&
      Object.keys(pair.incumbent.output as object).join() === "$metadata",
    example: answered("GetCallerIdentity", "<html><body>Welcome</body></html>"),
  },
  {
    id: "doctype-refused",
    what: "A document with a DOCTYPE is refused.",
    reason: "STS sends none, and entities are how XML readers are attacked. The incumbent reads over it.",
    explains: ({ path }, pair) => /^(output|error)$/.test(path) && bodyOf(pair).includes("<!DOCTYPE"),
    example: answered("GetCallerIdentity", `<!DOCTYPE x>${identity("<Arn>arn</Arn>")}`),
  },
  {
    id: "whole-numbers",
    what: "An integer member has to be a whole number.",
    reason: "The incumbent reads an empty element as 0, words as NaN and fractions as they are.",
    explains: ({ path }, pair) =>
      /^(output|error)$/.test(path) && /is not a whole number/.test(String(pair.ours.error?.message)),
    example: answered("GetSessionToken", sessionToken("<SessionTokenSize>many</SessionTokenSize>")),
  },
  {
    id: "epoch-timestamps",
    what: "A timestamp may be seconds since 1970.",
    reason:
      "AWS's other protocols send it so, and servers that imitate STS do; the incumbent fails the whole call.",
    explains: ({ path }, pair) =>
      /^(output|error)$/.test(path) &&
      /<Expiration>[\d.]+</.test(bodyOf(pair)) &&
      pair.ours.output !== undefined,
    example: answered(
      "GetSessionToken",
      sessionToken("<Credentials><Expiration>1893553445</Expiration></Credentials>"),
    ),
  },
  {
    id: "expiration-never-later",
    what: "Fractions below a millisecond are cut off a timestamp.",
    reason: "The incumbent rounds, so that credentials can seem to live a little longer than they do.",
    explains: ({ path, incumbent, ours }) =>
      path.endsWith(".Expiration") && Number(incumbent) - Number(ours) === 1,
    example: answered(
      "GetSessionToken",
      sessionToken("<Credentials><Expiration>2030-01-02T03:04:05.6789Z</Expiration></Credentials>"),
    ),
  },
  {
    id: "prefixes",
    what: "Elements are known by their local names, whatever prefix stands before them.",
    reason: "It is the same XML; the incumbent finds nothing in it.",
    explains: ({ path }, pair) =>
      /^(output\.Arn|error\.(name|fields\.(Code|Error\.(Code|Message)))$)/.test(path) &&
      /<\w+:\w/.test(bodyOf(pair)),
    example: answered("GetCallerIdentity", identity("<s:Arn>arn</s:Arn>")),
  },
  {
    id: "references-beyond-the-basic-plane",
    what: "&#x1F511; is one character.",
    reason: "The incumbent cuts the code point to 16 bits.",
    explains: ({ path }, pair) =>
      path.startsWith("output.") && /&#(x[\da-f]{5,}|\d{5,});/i.test(bodyOf(pair)),
    example: answered("GetCallerIdentity", identity("<Arn>&#x1F511;</Arn>")),
  },
  {
    id: "blank-text-is-text",
    what: "A text of nothing but white space is kept.",
    reason: "The incumbent keeps it too, unless it holds a line end.",
    explains: ({ path, incumbent, ours }) =>
      path.startsWith("output.") && incumbent === "" && /^\s+$/.test(String(ours)),
    example: answered("GetCallerIdentity", identity("<Arn>\n</Arn>")),
  },
  {
    id: "unexpected-markup-is-passed-over",
    what: "A member twice, an attribute on an empty member, `__proto__`, a byte order mark: the rest is read.",
    reason: "Clients of AWS are to bear additions; the incumbent's reader throws.",
    explains: ({ path }, pair) =>
      /^(output|error)$/.test(path) &&
      pair.ours.output !== undefined &&
      /unhandled schema type|reading '#text'|unexpected content/.test(String(pair.incumbent.error?.message)),
    example: answered("GetCallerIdentity", identity("<Arn>one</Arn><Arn>two</Arn>")),
  },
  {
    id: "text-between-members",
    what: "Text between two members is passed over.",
    reason: "The incumbent then loses all members.",
    explains: ({ path, incumbent }, pair) =>
      path.startsWith("output.") && incumbent === absent && /<\/\w+>[^<>]*\w[^<>]*<\w/.test(bodyOf(pair)),
    example: answered("GetCallerIdentity", identity("<Arn>arn</Arn>stray<Account>1</Account>")),
  },
  {
    id: "first-of-several-errors",
    what: "Of several errors in a list, the first one counts.",
    reason: "The incumbent finds no code and calls the error `Unknown`.",
    explains: ({ path }, pair) => path.startsWith("error.") && bodyOf(pair).includes("</Error><Error>"),
    example: answered(
      "GetCallerIdentity",
      "<R><Errors><Error><Code>A</Code></Error><Error><Code>B</Code></Error></Errors></R>",
      403,
    ),
  },
  {
    id: "texts-of-local-errors",
    what: "Configuration that cannot work is a TypeError with a text of our own, without Node's fields of an invalid URL.",
    reason: "The text says what to do about it.",
    explains: ({ path, ours }, pair) =>
      nothingSent(pair) &&
      (path === "error.message" ||
        (path === "error.name" && ours === "TypeError") ||
        /^error\.fields\.(code|input)$/.test(path)),
    example: { operation: "GetCallerIdentity", via: "captured", config: { region: "no region" } },
  },
  {
    id: "unsigned-stays-unsigned",
    what: "AssumeRoleWithSAML and AssumeRoleWithWebIdentity are sent unsigned to the global endpoint too.",
    reason: "Whoever calls them has no credentials yet; the incumbent then demands some.",
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
    what: "An endpoint with a query is refused.",
    reason: "STS has no use for one, and the incumbent drops it without a word.",
    explains: ({ path }, pair) =>
      /^(requests\.0|output|error)$/.test(path) &&
      /^endpoint "[^"]*\?[^"]*" is not a URL/.test(localError(pair)),
    example: {
      operation: "GetCallerIdentity",
      via: "captured",
      config: { endpoint: "https://sts.example.com/?x=y" },
    },
  },
  {
    id: "endpoint-user-refused",
    what: "An endpoint with a user name is refused.",
    reason: "STS knows no such login, and the incumbent drops name and password without a word.",
    explains: ({ path }, pair) =>
      /^(requests\.0|output|error)$/.test(path) &&
      /^endpoint "[^"]*" is not a URL/.test(localError(pair)) &&
      /"endpoint":"https?:\/\/[^/?#"]*@/.test(JSON.stringify(pair.scenario.config) ?? ""),
    example: {
      operation: "GetCallerIdentity",
      via: "captured",
      config: { endpoint: "https://user:password@sts.example.com/" },
    },
  },
  {
    id: "endpoint-fragment-refused",
    what: "An endpoint with a fragment is refused.",
    reason: "A fragment is never sent, so it is there by mistake; the incumbent drops it without a word.",
    explains: ({ path }, pair) =>
      /^(requests\.0|output|error)$/.test(path) &&
      /^endpoint "[^"]*#[^"]*" is not a URL/.test(localError(pair)),
    example: {
      operation: "GetCallerIdentity",
      via: "captured",
      config: { endpoint: "https://sts.example.com/#fragment" },
    },
  },
  {
    id: "endpoint-unicode-refused",
    what: "An endpoint whose host is an internationalized name is refused: give its ASCII form (`xn--…`).",
    reason:
      "Not every platform can convert it, React Native for one; the incumbent leaves it to the platform's URL.",
    explains: ({ path }, pair) =>
      /^(requests\.0|output|error)$/.test(path) &&
      /^endpoint "https?:\/\/[^"/]*[^\x20-\x7e][^"]*" is not a URL/.test(localError(pair)),
    example: {
      operation: "GetCallerIdentity",
      via: "captured",
      config: { endpoint: "https://bücher.example/" },
    },
  },
  {
    id: "endpoint-empty-port-refused",
    what: "An endpoint with a colon and no port is refused.",
    reason:
      "It is what a variable without a value leaves behind; the incumbent takes the protocol's own port.",
    explains: ({ path }, pair) =>
      /^(requests\.0|output|error)$/.test(path) &&
      /^endpoint "https?:\/\/[^"/]*:(\/[^"]*)?" is not a URL/.test(localError(pair)),
    example: {
      operation: "GetCallerIdentity",
      via: "captured",
      config: { endpoint: "https://sts.example.com:/" },
    },
  },
  {
    id: "network-errors-are-named",
    what: "A broken connection is a NetworkError; Node's error is its cause, and its code is kept.",
    reason: "The incumbent calls it a TimeoutError, though nothing timed out.",
    explains: ({ path, ours }, pair) =>
      pair.ours.error?.name === "NetworkError" &&
      (path === "error.name" ||
        path === "error.message" ||
        (/^error\.fields\.(errno|syscall)$/.test(path) && ours === absent)),
    example: { operation: "GetCallerIdentity", config: { maxAttempts: 1 }, answers: [{ reset: true }] },
  },
  {
    id: "refusals-are-final",
    what: "AccessDenied is not retried because the server's clock differs.",
    reason: "A corrected clock does not cure it; the incumbent asks again.",
    explains: ({ path, ours }, { scenario }) =>
      scenario.answers?.[0]?.headers?.["date"] !== undefined &&
      bodyOf({ scenario }).includes("<Code>AccessDenied<") &&
      ((path === "requests.1" && ours === absent) || path === "error.fields.$metadata.attempts"),
    example: {
      operation: "GetCallerIdentity",
      answers: [
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
    what: "Where the service quotes a secret of the request in its message, the error shows `***SensitiveInformation***`.",
    reason: "Errors are logged and shown; STS quotes the session token when a signature does not match.",
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
      answers: [
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

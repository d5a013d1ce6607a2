import { expect, test } from "vitest";
import { knownDifferences } from "./known-differences.js";

/** Differences that no comparison of two calls shows; each has a test of its own. */
const elsewhere: readonly (readonly [what: string, reason: string])[] = [
  [
    "Every call ends: by default, an attempt times out after 30 s and connecting after 5 s; `timeout` limits the whole call.",
    "A server that never responds hangs the incumbent's call forever, because its `requestTimeout` only warns by default.",
  ],
  [
    "In Node.js, a request that waits for a free connection gets its whole `requestTimeout` once it is sent.",
    "Under overload, the incumbent cuts off requests that the server is handling, and opens a new connection for each.",
  ],
  [
    "An abort also ends the search for credentials and the wait between attempts.",
    "The incumbent carries on until the request itself.",
  ],
  [
    "`AWS_DEFAULT_REGION` is used if `AWS_REGION` isn't set, `AWS_STS_REGIONAL_ENDPOINTS` works, and `profile` applies to every setting.",
    "Other AWS tools read them; the incumbent only looks for `endpoint_url` in the default profile.",
  ],
  [
    "A shared config file that isn't a regular file, such as a FIFO or a process substitution, counts as missing.",
    "Reading a pipe that nobody writes to never ends.",
  ],
  [
    "An invalid setting throws an error that names it.",
    "The incumbent ignores it, so the program doesn't run with the configuration you gave it.",
  ],
  [
    "Trace headers are never signed.",
    "Tracing tools rewrite them after signing, and then the request is refused.",
  ],
  [
    "Concurrent calls of a role assumer each sign with their own source credentials.",
    "The incumbent keeps one set for all calls and mixes them up.",
  ],
  [
    "Credentials are renewed ahead of time, with one request for all callers; a failed renewal goes unnoticed while they are valid.",
    "With the incumbent, every caller sees an STS outage from five minutes before they expire.",
  ],
  [
    "Logs also hide access key ids, token codes, external ids, session tokens and context assertions.",
    "The service's model marks fewer members as sensitive, and many people read logs.",
  ],
  [
    "Printing or serializing a command shows its input without secrets; `command.input` is what you passed in.",
    "Programs log what they are about to send.",
  ],
  [
    "`NODE_TLS_REJECT_UNAUTHORIZED=0` doesn't turn off certificate verification; `requestHandler: { connect: { rejectUnauthorized: false } }` does.",
    "It is usually set for something else in the process, and would expose AWS credentials too. For a private CA, use `NODE_EXTRA_CA_CERTS`.",
  ],
  [
    "In Node.js, `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are honoured, except for requests to this machine.",
    "The incumbent bypasses the proxy unless you give each client an agent. Through a proxy, `localhost` would be another machine.",
  ],
  [
    "In Node.js, undici's global dispatcher is used if a program has set one.",
    "It is how programs mock undici, or send `fetch` through a proxy.",
  ],
  [
    "Plain HTTP to another machine logs a warning: to the client's logger, otherwise to the process or the console.",
    "Others can read tokens and credentials on the way.",
  ],
  [
    "Unknown options and input members cause a warning, once each.",
    "The incumbent ignores them, so a misspelt `retryMode` or `ExternalId` goes unnoticed.",
  ],
  [
    "With the option `endpoint`, a client assumes the role of its profile at that endpoint too, in the client's region.",
    "The incumbent sends that request to AWS, with a key that may be one of a local STS.",
  ],
];

const table = (rows: readonly (readonly [string, string])[]) =>
  ["| Here | Why |", "|---|---|", ...rows.map(([what, reason]) => `| ${what} | ${reason} |`)].join("\n");

/** The list of known differences, as people read it. After a change, `vitest run -u` writes it anew. */
const document = `# Differences from AWS's client

Programs written for \`@aws-sdk/client-sts\` run on these packages unchanged. This page lists where the two differ on purpose; "the
incumbent" is \`@aws-sdk/client-sts\`. We leave out its schema constants (\`AssumeRole$\` and the like) and \`errorTypeRegistries\`.

## On the wire, in responses and errors

A test suite drives both with the same calls. It fails on any difference that isn't listed here, and on any listed one that no longer
shows.

${table(knownDifferences.map(({ what, reason }) => [what, reason]))}

## Elsewhere

${table(elsewhere)}
`;

test("the documentation lists the differences", async () => {
  await expect(document).toMatchFileSnapshot("../../docs/differences.md");
});

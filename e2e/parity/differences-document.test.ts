import { expect, test } from "vitest";
import { knownDifferences } from "./known-differences.js";

/** Differences that no comparison of two calls shows; each has a test of its own. */
const elsewhere: readonly (readonly [what: string, reason: string])[] = [
  [
    "A call ends: an attempt after 30 s and connecting after 5 s, where no other limit is given; `timeout` limits a whole call.",
    "A server that stays silent hangs the incumbent's call for ever: its `requestTimeout` only warns by default.",
  ],
  [
    "An abort ends the search for credentials and the wait between attempts too.",
    "The incumbent goes on until the request itself.",
  ],
  [
    "`AWS_DEFAULT_REGION` counts after `AWS_REGION`, `AWS_STS_REGIONAL_ENDPOINTS` counts, and `profile` holds for every setting.",
    "Other tools of AWS read them; the incumbent looks for `endpoint_url` in the default profile only.",
  ],
  [
    "A setting whose text is not allowed is an error that names it.",
    "The incumbent passes over it, and the program runs with another configuration than it says.",
  ],
  [
    "Trace headers are never signed.",
    "Tracing tools rewrite them after signing, and the request is refused.",
  ],
  [
    "Two calls of a role assumer at once each sign with their own source credentials.",
    "The incumbent keeps one set for all calls, and mixes them up.",
  ],
  [
    "Credentials are renewed ahead of time, by one request for all callers; while they are valid, a renewal that fails is not seen.",
    "With the incumbent every caller sees an outage of STS from five minutes before they expire.",
  ],
  [
    "Access key ids, token codes, external ids, session tokens and context assertions are secrets in logs too.",
    "The service's model marks fewer, and logs are read by many.",
  ],
  [
    "Printing or serializing a command shows its input without secrets; `command.input` is what was given.",
    "Programs log what they are about to send.",
  ],
  [
    "`NODE_TLS_REJECT_UNAUTHORIZED=0` does not turn off the verification of certificates; `requestHandler: { connect: { rejectUnauthorized: false } }` does.",
    "It is set for something else in the process, and AWS's credentials go along. A private authority belongs into `NODE_EXTRA_CA_CERTS`.",
  ],
  [
    "In Node, `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` are honoured, but not for requests to this machine.",
    "The incumbent needs an agent for each client, and goes past the proxy without one. A local server behind a proxy is another machine's.",
  ],
  [
    "Plain http to another machine is warned of: to the client's logger, otherwise to the process or the console.",
    "Tokens and credentials can be read on the way.",
  ],
];

const table = (rows: readonly (readonly [string, string])[]) =>
  ["| Here | Why |", "|---|---|", ...rows.map(([what, reason]) => `| ${what} | ${reason} |`)].join("\n");

/** The list of known differences, as people read it. After a change, `vitest run -u` writes it anew. */
const document = `# Differences from \`@aws-sdk/client-sts\`

Programs written for \`@aws-sdk/client-sts\` run on these packages as they are. Where the two differ on purpose, it is listed here;
"the incumbent" is \`@aws-sdk/client-sts\`. Left out are its schema constants (\`AssumeRole$\` and the like) and \`errorTypeRegistries\`.

## On the wire, in answers and errors

Seen by driving both with the same calls. The suite that does so fails for any other difference, and for one listed here that no
longer shows.

${table(knownDifferences.map(({ what, reason }) => [what, reason]))}

## Elsewhere

${table(elsewhere)}
`;

test("the documentation lists the differences", async () => {
  await expect(document).toMatchFileSnapshot("../../docs/differences.md");
});

import { spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { httpServer } from "@stskit/e2e-support/network/test-server";
import { expect, it } from "vitest";

/** Secrets of every kind; some short, some with characters that forms and XML write differently. */
const secrets = {
  accessKeyId: "AKIASECRETSECRET1234",
  secretAccessKey: "hush+secret/access=key",
  sessionToken: "session/token+secret==",
  ExternalId: "shared secret",
  TokenCode: "918273",
  SAMLAssertion: "PHNhbWw+c2VjcmV0PC9zYW1sPg==",
  WebIdentityToken: "eyJhbGciOi.c2VjcmV0.c2ln",
  TradeInToken: "trade.in",
  ContextAssertion: "context~assertion",
  issuedKeyId: "ASIAISSUED1",
  issuedKey: "issued+key",
  issuedToken: "issued/token",
};

const issued =
  `<Credentials><AccessKeyId>${secrets.issuedKeyId}</AccessKeyId><SecretAccessKey>${secrets.issuedKey}</SecretAccessKey>` +
  `<SessionToken>${secrets.issuedToken}</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials>`;

/** Echoes everything that the client sent, and secrets that the client must not show. */
async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = await text(request);
  const operation = new URLSearchParams(form).get("Action");
  const sent = `${form} ${decodeURIComponent(form)} ${JSON.stringify(request.headers)}`;
  const document = `<${operation}Response><${operation}Result>${issued}</${operation}Result></${operation}Response>`;
  switch (request.url) {
    case "/echo/":
      response.writeHead(403);
      response.end(
        `<ErrorResponse><Error><Code>AccessDenied</Code><Message><![CDATA[${sent}]]></Message><Sent><![CDATA[${sent}]]></Sent></Error></ErrorResponse>`,
      );
      break;
    case "/page/":
      response.writeHead(503, { "content-type": "text/html" });
      response.end(`<html><br>${sent}`);
      break;
    case "/broken/":
      response.end(document.slice(0, -20));
      break;
    case "/reset/":
      response.writeHead(200, { "content-length": document.length });
      response.write(document.slice(0, -20), () => response.socket?.resetAndDestroy());
      break;
    default:
      response.end(document);
  }
}

it("commands, clients, errors and logs of any level print no secrets", async () => {
  const { url: endpoint } = await httpServer(reply);

  const program = fileURLToPath(new URL("programs/secrets.mjs", import.meta.url));
  const child = spawn(process.execPath, [program, JSON.stringify({ endpoint, secrets })]);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const printed = stdout + stderr;

  for (const seen of [
    "AssumeRoleCommand {",
    "AccessDenied",
    "HTTP 503",
    "MalformedResponse",
    "NetworkError",
    "metadata:",
  ]) {
    expect(printed).toContain(seen);
  }
  const shown = Object.entries(secrets).filter(([, secret]) =>
    [secret, encodeURIComponent(secret), JSON.stringify(secret)].some((form) => printed.includes(form)),
  );
  expect(shown.map(([name]) => name)).toEqual([]);
});

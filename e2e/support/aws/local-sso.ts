import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { listen } from "../network/listen.js";

/** A server that gives a role's credentials to anyone with the access token, as IAM Identity Center's portal does. */
export async function startLocalSso(accessToken: string, credentials: object) {
  const asked: string[] = [];
  const server = createServer((message, response) => {
    asked.push(message.url!);
    const admitted = message.headers["x-amz-sso_bearer_token"] === accessToken;
    response.writeHead(admitted ? 200 : 401, { "content-type": "application/json" });
    response.end(
      JSON.stringify(admitted ? { roleCredentials: credentials } : { message: "Session token not found" }),
    );
  });
  const { url, close } = await listen(server);
  return { endpoint: url, asked, close };
}

/** Writes the file that `aws sso login` writes: a session's token, named after the hash of the session's name. */
export function signInToSso(home: string, session: string, accessToken: string, expiresAt: Date): void {
  const directory = join(home, ".aws", "sso", "cache");
  mkdirSync(directory, { recursive: true });
  const name = createHash("sha1").update(session).digest("hex");
  writeFileSync(
    join(directory, `${name}.json`),
    JSON.stringify({ accessToken, expiresAt: expiresAt.toISOString(), region: "eu-west-1" }),
  );
}

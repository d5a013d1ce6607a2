import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { ErrorReporter } from "../error-reporter.js";
import { type Mint, mfaDevicesOf } from "../mint/mint.js";
import { totpShape } from "../mint/mint-shapes.js";
import type { World } from "../world/world.js";
import { isLoopback } from "./addresses.js";
import { readBody } from "./read-request.js";

/** Below it, a server issues tokens to the command in another process. It is no part of STS. */
const MINT_PATH = "/_sts-local/";

/** What can be asked for, by the last part of the path. The body has the options as JSON. */
type Issue = (mint: Mint, world: World, options: never) => string | Promise<string>;

const issues: Readonly<Record<string, Issue>> = {
  token: (mint, _, options) => mint.webIdentityToken(options),
  saml: (mint, _, options) => mint.samlAssertion(options),
  "trade-in": (mint, _, options) => mint.tradeInToken(options),
  totp(mint, world, options: unknown) {
    totpShape.check(options, "");
    const { serialNumber } = options as { serialNumber?: string };
    return mint.totp(serialNumber ?? onlyMfaDevice(world));
  },
};

export function isForMint(message: IncomingMessage): boolean {
  return (message.url ?? "").startsWith(MINT_PATH);
}

/** Answers one request with `{ "value": … }` or `{ "error": … }`. Never rejects. Such requests are not recorded. */
export async function handleMint(
  mint: Mint,
  world: World,
  message: IncomingMessage,
  stream: ServerResponse,
  reportError: ErrorReporter,
): Promise<void> {
  const respond = (status: number, body: { value: string } | { error: string }) => {
    // No CORS headers: no web page may read a token.
    stream.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
    stream.end(JSON.stringify(body));
  };
  try {
    const refusal = refusalOf(message);
    if (refusal !== undefined) return respond(403, { error: refusal });
    const name = message.url!.slice(MINT_PATH.length);
    const issue = Object.hasOwn(issues, name) ? issues[name] : undefined;
    if (issue === undefined || message.method !== "POST")
      return respond(404, { error: `There is no ${message.method} ${name} here.` });
    const options = parse((await readBody(message)).toString("utf8"));
    respond(200, { value: await issue(mint, world, options as never) });
  } catch (error) {
    if (message.destroyed && !message.complete) return void stream.destroy();
    if (error instanceof TypeError) return respond(400, { error: error.message });
    reportError(error);
    respond(500, { error: "The server failed." });
  }
}

/** Only programs on this machine get tokens: neither other machines nor web pages, which send an `Origin`. */
function refusalOf({ socket, headers }: IncomingMessage): string | undefined {
  if (!isFromThisMachine(socket))
    return "Tokens are only for the machine that the server runs on: run the command there.";
  if (headers.origin !== undefined) return "Tokens are not for web pages.";
  return undefined;
}

/** A connection to one of the machine's own addresses comes from the same address. */
function isFromThisMachine({ remoteAddress = "", localAddress }: Socket): boolean {
  return isLoopback(remoteAddress) || remoteAddress === localAddress;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TypeError("The body must be the options as JSON.");
  }
}

function onlyMfaDevice(world: World): string {
  const [device, ...others] = mfaDevicesOf(world).map(({ serialNumber }) => serialNumber);
  if (device === undefined) throw new TypeError("No user of this server has an MFA device.");
  if (others.length > 0)
    throw new TypeError(`serialNumber must be one of the MFA devices: ${[device, ...others].join(", ")}.`);
  return device;
}

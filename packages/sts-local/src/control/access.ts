import type { IncomingMessage } from "node:http";
import { isIP, type Socket } from "node:net";
import { isLoopback } from "../http/addresses.js";

/** Who may use the API. */
export interface ControlAccess {
  readonly remoteControl?: boolean | undefined;
  readonly allowedHosts?: readonly string[] | undefined;
}

/**
 * Why a request is refused; `undefined` if it may go on. By default, only programs on this machine may use the API: no other
 * machine, no page of another site, and no page that reaches this machine by a name of its own (DNS rebinding).
 */
export function refusalOf(message: IncomingMessage, access: ControlAccess): string | undefined {
  const { socket, headers } = message;
  if (!access.remoteControl && !isFromThisMachine(socket))
    return "The API is only for the machine that the server runs on. Run this there, or start the server with remoteControl.";
  const host = headers.host ?? "";
  if (!isAllowed(hostnameOf(host), access.allowedHosts ?? []))
    return `The API cannot be called as ${JSON.stringify(host)}. Call it by address, as localhost, or by a name in allowedHosts.`;
  if (isOpened(message)) return undefined;
  const isOwnPage = headers.origin === `http://${host}`;
  const site = headers["sec-fetch-site"] ?? "none";
  if ((headers.origin !== undefined && !isOwnPage) || (site !== "none" && site !== "same-origin"))
    return "The API is not for web pages.";
  return undefined;
}

/** Whether somebody follows a link to the page, which holds nothing by itself and may not be framed. */
function isOpened({ method, url, headers }: IncomingMessage): boolean {
  return method === "GET" && url === "/" && headers["sec-fetch-dest"] === "document";
}

/** A connection to one of the machine's own addresses comes from the same address. */
function isFromThisMachine({ remoteAddress = "", localAddress }: Socket): boolean {
  return isLoopback(remoteAddress) || remoteAddress === localAddress;
}

/** An address is nobody's name. */
function isAllowed(hostname: string, allowed: readonly string[]): boolean {
  return (
    isIP(hostname) !== 0 || isLoopback(hostname) || allowed.some((name) => name.toLowerCase() === hostname)
  );
}

/** `Host` without its port and brackets. */
function hostnameOf(host: string): string {
  return host
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .toLowerCase();
}

import { BlockList, isIP } from "node:net";
import { networkInterfaces } from "node:os";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8);
loopback.addAddress("::1", "ipv6");

/** Whether an address or host name is this machine's own, out of reach of the network. */
export function isLoopback(host: string): boolean {
  const version = isIP(host);
  if (version === 0) return /^localhost\.?$/i.test(host);
  // Addresses such as ::ffff:127.0.0.1 are compared as IPv4.
  return loopback.check(host, version === 4 ? "ipv4" : "ipv6");
}

/** `http://host:port` of an address that a server listens on, as a client on this machine can use it. */
export function endpointOf(host: string, port: number): string {
  const reachable = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  return `http://${isIP(reachable) === 6 ? `[${reachable}]` : reachable}:${port}`;
}

/** The same for other machines, if the server listens on all of this one's addresses. */
export function networkEndpoints(host: string, port: number): string[] {
  if (host !== "0.0.0.0" && host !== "::") return [];
  return Object.values(networkInterfaces())
    .flatMap((addresses = []) => addresses)
    .filter(({ internal, family }) => !internal && family === "IPv4")
    .map(({ address }) => endpointOf(address, port));
}

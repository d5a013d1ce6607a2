import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";

/** The ways a Node client can send its requests, as request handler options. */
export const transports = {
  undici: (ca?: string) => (ca ? { connect: { ca } } : {}),
  "node:https": (ca?: string) => ({
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true, ...(ca && { ca }) }),
  }),
} as const;

export type Transport = keyof typeof transports;

export const transportNames = Object.keys(transports) as Transport[];

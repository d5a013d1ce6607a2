import { presigner } from "@stskit/core/presign";
import { nodePlatform } from "../platform.js";

/**
 * Signs a command's request for someone else to send, within the time given. `formatUrl` makes its URL.
 *
 * @throws TypeError for an operation that is sent unsigned, and for options that make no sense
 *
 * @example
 * const url = formatUrl(await presign(client, new GetCallerIdentityCommand(), { expiresIn: 60 }));
 */
export const presign = /* @__PURE__ */ presigner(nodePlatform);

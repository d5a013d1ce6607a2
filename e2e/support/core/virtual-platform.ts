import type { Platform, PlatformDefaults } from "../../../packages/core/src/platform.js";
import { sigV4 } from "../../../packages/core/src/signing/sigv4.js";
import type { VirtualTime } from "../virtual-time.js";
import { sha256 } from "./sha256.js";

/** A platform that does the same at each run: its clock stands until a test moves it, and nothing is left to chance. */
export function virtualPlatform(
  time: VirtualTime,
  requestHandler: Platform["requestHandler"],
  defaults: PlatformDefaults,
): Platform {
  return {
    name: "node",
    requestHandler,
    signer: sigV4(sha256),
    readBody: (body) => body as string,
    time,
    random: () => 0.5,
    uuid: () => "00000000-0000-4000-8000-000000000000",
    userAgent: () => [["lang/js"]],
    defaults: () => defaults,
    remedies: { region: "Pass a region.", credentials: "Pass credentials." },
  };
}

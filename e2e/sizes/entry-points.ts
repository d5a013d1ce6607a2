import type { Platform } from "esbuild";
import { entryPoints } from "../../packages/core/build/entry-points.mjs";

export interface EntryPoint {
  /** As programs import it. */
  readonly name: string;
  readonly platform: Platform;
}

const PLATFORMS = { browser: "browser", "react-native": "neutral", node: "node" } as const;

/** All entry points of the clients. */
export const allEntryPoints: readonly EntryPoint[] = Object.entries(PLATFORMS).flatMap(
  ([client, platform]) => {
    const folder = new URL(`../../packages/client-sts-${client}/`, import.meta.url);
    return ["", ...entryPoints(folder).map((entry) => `/${entry}`)].map((entry) => ({
      name: `@stskit/client-sts-${client}${entry}`,
      platform,
    }));
  },
);

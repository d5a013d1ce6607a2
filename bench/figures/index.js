import { browserParts } from "./browser-parts.js";
import { calls, callsByConcurrency, presigning } from "./calls.js";
import { clients } from "./clients.js";
import { coldStart } from "./cold-start.js";
import { cacheHit, roles } from "./credentials.js";
import { fleets } from "./fleet.js";
import { reactNative } from "./react-native.js";
import { browserBundles, installed, nodeBundle } from "./sizes.js";
import { types } from "./types.js";

/** Everything that is measured, in the order of the report. */
export const figures = [
  ...calls,
  ...callsByConcurrency,
  ...coldStart,
  nodeBundle,
  ...browserBundles,
  browserParts,
  reactNative,
  presigning,
  types,
  installed,
  ...clients,
  cacheHit,
  ...roles,
  ...fleets,
];

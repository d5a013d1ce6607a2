import { clocks } from "./clocks.js";
import { endings } from "./endings.js";
import { errors } from "./errors.js";
import { formsOfACall } from "./forms-of-a-call.js";
import { retries } from "./retries.js";
import type { Scenario } from "./scenario.js";
import { signedOperations } from "./signed-operations.js";
import { temporaryCredentials } from "./temporary-credentials.js";
import { texts } from "./texts.js";
import { unsignedOperations } from "./unsigned-operations.js";

/** All scenarios. Each runtime performs all of them. */
export const scenarios: readonly Scenario[] = [
  ...signedOperations,
  ...unsignedOperations,
  ...errors,
  ...retries,
  ...endings,
  ...texts,
  ...clocks,
  ...temporaryCredentials,
  ...formsOfACall,
];

/** @throws Error when there is no scenario of this name */
export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (!found) throw new Error(`There is no scenario ${name}.`);
  return found;
}

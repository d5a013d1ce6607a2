import { assumeRole } from "./assume-role.js";
import { getCallerIdentity } from "./get-caller-identity.js";
import type { Operation } from "./operation.js";

/** Every operation of API version 2011-06-15, by its `Action`. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  [assumeRole, getCallerIdentity].map((operation) => [operation.name, operation]),
);

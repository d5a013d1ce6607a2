import { connections } from "./connections.js";
import type { FaultCase } from "./fault-case.js";
import { responses } from "./responses.js";
import { tls } from "./tls.js";

/** All faults. Runners on other runtimes use the groups that their runtime can tell apart. */
export const faults: readonly FaultCase[] = [...connections, ...tls, ...responses];

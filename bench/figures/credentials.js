import { project } from "../install.js";
import { measure } from "../run-program.js";

const subjects = ["incumbent", "stskit", "memoized"];

/** What a client's credentials cost when they are cached. */
export const cacheHit = {
  name: "cache-hit",
  group: "credentials",
  subjects,
  sample: (subject) => measure(["cache-hit.js", subject], { cwd: project }),
};

/** What the credentials of many roles hold and cost in one process. */
export const roles = [1, 10, 100, 1000].map((total) => ({
  name: `roles-${total}`,
  group: "roles",
  rounds: 3,
  subjects,
  sample: (subject, { endpoint }) =>
    measure(["roles.js", subject, endpoint, String(total)], { cwd: project }),
}));

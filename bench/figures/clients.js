import { project } from "../install.js";
import { measure } from "../run-program.js";
import { nameOf } from "../subjects.js";

/** What creating a client takes, and what it holds. */
export const clients = [1, 10, 100, 1_000, 10_000].map((total) => ({
  name: `clients-${total}`,
  group: "clients",
  subjects: ["incumbent", "stskit"],
  sample: (subject) =>
    measure(["--expose-gc", "clients.js", nameOf[subject], String(total)], { cwd: project }),
}));

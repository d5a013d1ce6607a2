import { nodes } from "@stskit/e2e-runtimes";
import { startProgram } from "./runtimes/program.js";
import { describeRuntime } from "./suite.js";

for (const { name, program } of nodes) {
  describeRuntime(`${name}, import`, program, (node) => startProgram("node", node, ["lines.mjs"]));
  describeRuntime(`${name}, require`, program, (node) => startProgram("node", node, ["lines.cjs"]));
}

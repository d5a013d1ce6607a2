import { createRequire } from "node:module";
import * as imported from "@stskit/client-sts-node";
import { AssumeRoleCommand } from "@stskit/client-sts-node/commands/AssumeRoleCommand";

const required = createRequire(import.meta.url)("@stskit/client-sts-node");
const differing = Object.entries(imported).filter(([name, value]) => value !== required[name]);
console.log(JSON.stringify({ differing, command: AssumeRoleCommand === required.AssumeRoleCommand }));

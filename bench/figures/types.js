import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { project } from "../install.js";
import { run } from "../run-program.js";
import { nameOf } from "../subjects.js";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** Type checking a file that uses one command, and one that uses nothing: the compiler and TypeScript's own libraries. */
export const types = {
  name: "types",
  group: "types",
  subjects: ["incumbent", "stskit", "nothing"],
  async sample(subject) {
    const file = join(project, `types-${subject}.mts`);
    writeFileSync(file, subject === "nothing" ? "export {};\n" : oneCommand(nameOf[subject]));
    const options = [
      "--noEmit",
      "--strict",
      "--skipLibCheck",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--extendedDiagnostics",
    ];
    const printed = await run(process.execPath, [tsc, ...options, file], { cwd: project });
    const figure = (label) => Number(printed.match(new RegExp(`^${label}:\\s+([\\d.]+)`, "m"))[1]);
    return { seconds: figure("Total time"), files: figure("Files"), MB: figure("Memory used") / 1000 };
  },
};

const oneCommand = (name) => `import { AssumeRoleCommand, STSClient } from "${name}";
const { Credentials } = await new STSClient({ region: "eu-west-1" }).send(
  new AssumeRoleCommand({ RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "bench" }),
);
export const keyId: string | undefined = Credentials?.AccessKeyId;
`;

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { STSClient } from "@stskit/client-sts-node";
import { describeFound, nodes } from "@stskit/e2e-runtimes";
import { programEnvironment } from "@stskit/e2e-support/aws/local-sts";
import { alice, useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { describe, expect, it } from "vitest";

const sts = useLocalSts(STSClient);

// What is Node's own differs with its version.
for (const { name, program } of nodes) {
  describeFound(name, program, start, (running) => {
    describe.each(["mjs", "cjs"])("%s", (extension) => {
      it("makes calls over connections of its own, though fetch has one to the host", async () => {
        const outcome = await running().run(`client-alone.${extension}`);
        expect(outcome).toEqual({ arn: alice, connections: 2, nodeHttp: 0 });
      });

      it.each(["after-nock", "before-nock"])("has nock respond if the client is loaded %s", async (file) => {
        expect(await running().run(`${file}.${extension}`)).toMatchObject({ arn: "mocked" });
        expect(sts.server.requests.filter(({ method }) => method === "POST")).toEqual([]);
      });
    });
  });
}

function start(node: string) {
  return {
    async run(file: string) {
      const { stdout } = await promisify(execFile)(node, [file], {
        cwd: fileURLToPath(new URL("./carriers/", import.meta.url)),
        env: programEnvironment(sts.server),
      });
      return JSON.parse(stdout);
    },
    close() {},
  };
}

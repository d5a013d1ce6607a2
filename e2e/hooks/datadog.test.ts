import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { STSClient } from "@stskit/client-sts-node";
import { programEnvironment } from "@stskit/e2e-support/aws/local-sts";
import { useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { expect, it } from "vitest";

const sts = useLocalSts(STSClient);

interface Span {
  readonly name: string;
  readonly meta: Readonly<Record<string, string>>;
}

it.each([
  ["a CommonJS program", ["./program.cjs"]],
  ["an ES module", ["--import", "dd-trace/register.js", "./program.mjs"]],
])("has one span for each request of %s", async (_, program) => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--require", "./datadog.cjs", ...program], {
    cwd: fileURLToPath(new URL("./traced/", import.meta.url)),
    timeout: 20_000,
    env: programEnvironment(sts.server),
  });
  const lines: { traces: Span[][] }[] = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const spans = lines.flatMap(({ traces }) => traces.flat());
  const requests = spans.filter(({ meta }) => meta["span.kind"] === "client" && meta["http.url"]);
  expect(requests.map(({ meta }) => meta["http.status_code"])).toEqual(["200", "403"]);
});

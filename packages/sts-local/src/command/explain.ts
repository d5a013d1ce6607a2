import { readFile } from "node:fs/promises";
import type { Explanation } from "../explanation/explanation.js";
import { DEFAULT_PORT, parseFlags, UsageError } from "./arguments.js";
import { requestsSeen } from "./ask-server.js";
import { readConfigFile } from "./config-file.js";
import { explainRequest } from "./explain-request.js";
import type { Subcommand, Terminal } from "./subcommand.js";

/** Explains why a request was or would be refused. */
export const explain: Subcommand = {
  summary: "Explains why a request is refused: the last one of a running server, or one given as text",
  help: `Usage: sts-local explain [options]

Explains why a request is refused: the last one of a running server, or one given as text.

Options:
  --request <file>  The request as text: its first line, headers, an empty line and the body. - reads standard
                    input. Needs no server. A key in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY is known as well
  --config <file>   With --request: the file that the server is started with
  --at <time>       With --request: when the request arrives. Default: when it was signed
  --endpoint <url>  The server. Default: AWS_ENDPOINT_URL_STS, or http://127.0.0.1:${DEFAULT_PORT}
  --help            Print this text
`,
  async run(args, terminal) {
    const flags = parseFlags(args, {
      request: { type: "string" },
      config: { type: "string" },
      at: { type: "string" },
      endpoint: { type: "string" },
    });
    const explanation =
      flags.request === undefined
        ? await lastRefusal(flags.endpoint, terminal)
        : await explainRequest(await textOf(flags.request, terminal), {
            options: flags.config === undefined ? {} : await readConfigFile(flags.config),
            at: flags.at === undefined ? undefined : timeOf(flags.at),
            credentials: credentialsIn(terminal),
          });
    terminal.out(explanation ? printed(explanation) : "The request is accepted.\n");
    return { exitCode: 0 };
  },
};

async function lastRefusal(endpoint: string | undefined, { environment }: Terminal): Promise<Explanation> {
  const server = endpoint ?? (environment["AWS_ENDPOINT_URL_STS"] || undefined);
  const records = await requestsSeen(server);
  const refused = records.filter(({ explanation }) => explanation !== undefined).at(-1);
  if (refused === undefined) throw new Error("The server has refused no request that it still remembers.");
  return refused.explanation!;
}

async function textOf(file: string, { input }: Terminal): Promise<string> {
  if (file === "-") return input();
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new UsageError(`Cannot read ${file}: ${(cause as Error).message}`, { cause });
  }
}

function timeOf(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()))
    throw new UsageError(`--at must be a time such as 2026-01-02T03:04:05Z, not ${text}.`);
  return date;
}

function credentialsIn({ environment }: Terminal) {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) return undefined;
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
}

function printed({ cause, summary, checks, facts }: Explanation): string {
  const lines = [
    `${cause}: ${summary}`,
    ...(checks.length > 0 ? [""] : []),
    ...checks.map(
      ({ what, passed, detail }) =>
        `${passed ? "  ok " : "  NOT"} ${what}${detail === undefined ? "" : ` (${detail})`}`,
    ),
    ...Object.entries(facts).flatMap(([name, value]) => [
      "",
      name,
      ...value.split("\n").map((line) => `  ${line}`),
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

import { HttpResponse } from "@smithy/core/protocols";
import type { RecordedRequest, RecordingServer } from "@stskit/e2e-support/network/recording-server";
import { type ErrorFacts, errorFacts } from "./error-facts.js";
import { type RequestFacts, requestFacts } from "./request-facts.js";
import { credentials, emptyResponse, type Scenario } from "./scenario.js";
import type { Side } from "./sides.js";

/** Everything about one call that is visible from outside. */
export interface Observation {
  readonly requests: readonly RequestFacts[];
  readonly output?: unknown;
  readonly error?: ErrorFacts;
}

/** Makes a scenario's call on one side. */
export async function observe(side: Side, scenario: Scenario, server: RecordingServer): Promise<Observation> {
  const responses = scenario.responses ?? [emptyResponse(scenario.operation)];
  const captured: RecordedRequest[] = [];
  const transport =
    scenario.via === "captured"
      ? { requestHandler: capturingHandler(captured, responses[0]?.body ?? "") }
      : { endpoint: server.url };
  const config = typeof scenario.config === "function" ? scenario.config(side) : scenario.config;
  const requests = scenario.via === "captured" ? captured : server.record(responses);

  let client: InstanceType<Side["module"]["STSClient"]> | undefined;
  try {
    client = new side.module.STSClient({ region: "eu-west-1", credentials, ...transport, ...config });
    const output = await client.send(newCommand(side, scenario));
    return { requests: requestFacts(requests), output };
  } catch (error) {
    return { requests: requestFacts(requests), error: errorFacts(error) };
  } finally {
    client?.destroy();
  }
}

type AnyCommand = InstanceType<Side["module"]["GetCallerIdentityCommand"]>;

export function newCommand(
  side: Side,
  { operation, input = {} }: Pick<Scenario, "operation" | "input">,
): AnyCommand {
  const commands = side.module as unknown as Record<string, (new (input: unknown) => AnyCommand) | undefined>;
  const Command = commands[`${operation}Command`];
  if (!Command) throw new Error(`${side.name} has no ${operation}Command`);
  return new Command(input);
}

interface HandledRequest {
  protocol: string;
  hostname: string;
  port?: number;
  method: string;
  path: string;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  body: unknown;
}

/** Records the request, and responds immediately. */
function capturingHandler(requests: RecordedRequest[], body: string) {
  return {
    async handle(request: HandledRequest) {
      requests.push({
        origin: `${request.protocol}//${request.hostname}${request.port ? `:${request.port}` : ""}`,
        method: request.method,
        path: request.path,
        query: new URLSearchParams(request.query as Record<string, string>).toString(),
        headers: request.headers,
        body: String(request.body),
      });
      const response = new HttpResponse({
        statusCode: 200,
        headers: {},
        body: new TextEncoder().encode(body),
      });
      return { response };
    },
  };
}

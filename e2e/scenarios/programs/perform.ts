import type * as Functions from "@stskit/client-sts/functions";
import { scenarioNamed } from "../scenarios/index.js";
import type { Client, Sdk, Stage } from "../scenarios/scenario.js";
import { byFunctions } from "./by-functions.js";
import { type Observed, observe } from "./observe.js";

/** What a runtime gets, as JSON. */
export interface Task {
  readonly scenario: string;
  /** What makes the calls: the package's client, or its functions. */
  readonly by: "client" | "functions";
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Where to ask whether a number of requests has arrived. */
  readonly arrivals: string;
  /** What the scenario's `prepare` returned. */
  readonly given: object;
}

/** Performs a scenario, on this runtime and with this package. Resolves to JSON. */
export async function perform(sdk: typeof Sdk, functions: typeof Functions, task: Task): Promise<Observed> {
  const clients: Client[] = [];
  const config = { region: "eu-west-1", endpoint: task.endpoint, credentials: task.credentials };
  const create = task.by === "functions" ? byFunctions(functions) : (all: object) => new sdk.STSClient(all);
  const connect: Stage["connect"] = (options) => {
    const client = create({ ...config, ...options });
    clients.push(client);
    return client;
  };
  const stage = {
    sdk,
    config,
    client: connect(),
    connect,
    given: task.given,
    arrival: (count: number) => fetch(`${task.arrivals}?count=${count}`),
  };
  try {
    return { output: observe(await scenarioNamed(task.scenario).run(stage), sdk) };
  } catch (error) {
    return { error: observe(error, sdk) };
  } finally {
    for (const client of clients) client.destroy();
  }
}

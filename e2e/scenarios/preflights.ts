import { expect, test } from "vitest";
import { scenarioNamed } from "./scenarios/index.js";
import { unsignedOperations } from "./scenarios/unsigned-operations.js";
import { type Runtime, record } from "./transcript/stage.js";

/** What a page's calls cost under CORS, counted at the server: each scenario has one of its own, whose answers to preflights no browser knows yet. */
export function testPreflights(running: () => Runtime): void {
  async function methods(scenario: Parameters<typeof record>[0]): Promise<string[]> {
    return (await record(scenario, running())).requests.map(({ method }) => method);
  }

  test.each(unsignedOperations)("no preflight: $name", async (scenario) => {
    expect(await methods(scenario)).toEqual(["POST"]);
  });

  test("a signed request has one preflight, good for the next request too", async () => {
    expect(await methods(scenarioNamed("get-caller-identity"))).toEqual(["OPTIONS", "POST"]);
    expect(await methods(scenarioNamed("clock-behind"))).toEqual(["OPTIONS", "POST", "POST", "POST"]);
  });
}

import { expect, test } from "vitest";
import { scenarioNamed } from "./scenarios/index.js";
import { unsignedOperations } from "./scenarios/unsigned-operations.js";
import { type Runtime, record } from "./transcript/stage.js";

/** Counts the preflights for a page's calls: each scenario has its own server, so no browser has cached its preflights. */
export function testPreflights(running: () => Runtime): void {
  async function methods(scenario: Parameters<typeof record>[0]): Promise<string[]> {
    return (await record(scenario, "client", running())).requests.map(({ method }) => method);
  }

  test.each(unsignedOperations)("no preflight: $name", async (scenario) => {
    expect(await methods(scenario)).toEqual(["POST"]);
  });

  test("a signed request has one preflight, good for the next request too", async () => {
    expect(await methods(scenarioNamed("get-caller-identity"))).toEqual(["OPTIONS", "POST"]);
    expect(await methods(scenarioNamed("clock-behind"))).toEqual(["OPTIONS", "POST", "POST", "POST"]);
  });
}

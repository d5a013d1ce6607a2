import { GetCallerIdentityCommand, type NodeHandlerOptions, STSClient } from "@stskit/client-sts-node";
import { alice, useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { Agent as Agent7 } from "undici";
import { Agent as Agent6 } from "undici6";
import type { Agent as Agent8 } from "undici8";
import { expect, expectTypeOf, it, vi } from "vitest";

const sts = useLocalSts(STSClient);

it.each([
  ["undici 6", new Agent6()],
  ["undici 7", new Agent7()],
])("a dispatcher of a program's %s sends the requests", async (_, dispatcher) => {
  const dispatch = vi.spyOn(dispatcher, "dispatch");
  const requestHandler: NodeHandlerOptions = { dispatcher };
  const { Arn } = await sts.client({ requestHandler }).send(new GetCallerIdentityCommand({}));
  expect(Arn).toBe(alice);
  expect(dispatch).toHaveBeenCalledOnce();
  await dispatcher.close();
});

it("the types accept undici 8, which needs Node.js 22", () => {
  expectTypeOf<{ dispatcher: Agent8 }>().toExtend<NodeHandlerOptions>();
});

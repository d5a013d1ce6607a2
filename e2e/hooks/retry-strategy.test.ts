import { ConfiguredRetryStrategy } from "@smithy/core/retry";
import type { RetryStrategyV2 } from "@smithy/types";
import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import { alice, useLocalSts } from "@stskit/e2e-support/aws/use-local-sts";
import { expect, it } from "vitest";

const sts = useLocalSts(STSClient);

it("smithy's ConfiguredRetryStrategy decides how often and when", async () => {
  sts.server.faults.add({ status: 503, match: { times: 4 } });
  const delaysAskedFor: number[] = [];
  const retryStrategy = new ConfiguredRetryStrategy(5, (attempt) => {
    delaysAskedFor.push(attempt);
    return 1;
  });
  const output = await sts.client({ retryStrategy }).send(new GetCallerIdentityCommand({}));
  expect(output).toMatchObject({ Arn: alice, $metadata: { attempts: 5 } });
  expect(sts.server.requests).toHaveLength(5);
  expect(delaysAskedFor).toHaveLength(4);
});

it("gives up when the strategy does, with the service's error", async () => {
  sts.server.faults.add({ status: 503 });
  const retryStrategy = new ConfiguredRetryStrategy(2, 1);
  const call = sts.client({ retryStrategy }).send(new GetCallerIdentityCommand({}));
  await expect(call).rejects.toMatchObject({ $metadata: { attempts: 2, httpStatusCode: 503 } });
});

it("a strategy of one's own hears of throttling and of success", async () => {
  sts.server.faults.add({ throttle: true, match: { nth: 1 } });
  const heard: unknown[] = [];
  const token = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 });
  const retryStrategy: RetryStrategyV2 = {
    acquireInitialRetryToken: async () => ({ ...token(0), getRetryCost: () => undefined }) as never,
    async refreshRetryTokenForRetry(last, { errorType }) {
      heard.push(errorType);
      return token(last.getRetryCount() + 1) as never;
    },
    recordSuccess: (last) => heard.push(`success after ${last.getRetryCount()}`),
  };
  await sts.client({ retryStrategy }).send(new GetCallerIdentityCommand({}));
  expect(heard).toEqual(["THROTTLING", "success after 1"]);
});

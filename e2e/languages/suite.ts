import { describeFound, type Found } from "@stskit/e2e-runtimes";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { expect, test } from "vitest";
import type { Caller } from "./caller.js";
import { acceptedCalls } from "./calls/accepted.js";
import { refusedCalls } from "./calls/refused.js";

interface Tool {
  /** Starts it, to call the server at the endpoint. */
  start(command: readonly string[], endpoint: string): Caller;
  /** Operations that it does not know. */
  readonly without?: readonly string[];
}

/** What each SDK and tool must do: the operations that it knows, and the ways in which calls are refused. */
export function describeCalls(
  name: string,
  found: Found<readonly string[]>,
  { start, without = [] }: Tool,
): void {
  const startBoth = async (command: readonly string[]) => {
    const sts = await startStsLocal();
    const caller = start(command, sts.endpoint);
    return {
      sts,
      caller,
      async close() {
        await caller.close();
        await sts.close();
      },
    };
  };

  describeFound(name, found, startBoth, (running) => {
    const credentialsOf = (sts: StsLocal, user: string) =>
      sts.accessKeys.find(({ userName }) => userName === user)!;

    for (const accepted of acceptedCalls) {
      const { operation, what, user = "alice", input, output, sessionOf, lasts } = accepted;
      if (without.includes(operation)) continue;
      test([operation, what].join(" ").trim(), async () => {
        const { sts, caller } = running();
        const credentials = credentialsOf(sts, user);
        const answer = await caller.call({
          operation,
          input: await input(sts, (call) => caller.call(call)),
          credentials,
        });
        expect(answer).toMatchObject({ output });
        const record = sts.requests.at(-1)!;
        expect(record).toMatchObject({ operation, status: 200, explanation: undefined });

        const { Credentials, Expiration = Credentials?.Expiration } = (answer as any).output;
        if (lasts !== undefined) {
          const seconds = (new Date(Expiration).getTime() - record.receivedAt.getTime()) / 1000;
          expect(Math.ceil(seconds)).toBe(lasts);
        }
        if (sessionOf === undefined) return;
        const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials;
        const session = {
          accessKeyId: AccessKeyId,
          secretAccessKey: SecretAccessKey,
          sessionToken: SessionToken,
        };
        const identity = { operation: "GetCallerIdentity", input: {}, credentials: session };
        expect(await caller.call(identity)).toMatchObject({ output: { Arn: sessionOf } });
      });
    }

    for (const refused of refusedCalls) {
      test(`is told about ${refused.what}, and the server knows why`, async () => {
        const { sts, caller } = running();
        const answer = await caller.call(await refused.call(sts));
        const record = sts.requests.at(-1)!;
        sts.reset();
        expect(answer).toMatchObject({
          error: { code: refused.code, message: expect.stringMatching(refused.message) },
        });
        expect(record).toMatchObject({
          errorCode: refused.code,
          explanation: { cause: refused.cause, summary: expect.stringMatching(refused.summary) },
        });
      });
    }
  });
}

import {
  type RecordingServer,
  type ScriptedResponse,
  startRecordingServer,
} from "@stskit/e2e-support/network/recording-server";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { credentials } from "./comparison/scenario.js";
import { incumbent, ours, type Side } from "./comparison/sides.js";
import { errorBody } from "./generate/error-bodies.js";

let server: RecordingServer;
beforeAll(async () => {
  server = await startRecordingServer();
});
afterAll(() => server.close());

type Sts = InstanceType<Side["module"]["STS"]>;
type Callback = (error: unknown, output?: unknown) => void;

const success: ScriptedResponse = {
  body: "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>",
};
const refusal: ScriptedResponse = { status: 403, body: errorBody({ code: "AccessDenied", message: "No." }) };

/** The outcome of a form: what it returned immediately, and how it ended. */
async function outcome(
  side: Side,
  response: ScriptedResponse,
  call: (sts: Sts, done: Callback) => unknown,
): Promise<unknown> {
  server.record([response]);
  const sts = new side.module.STS({ region: "eu-west-1", credentials, endpoint: server.url });
  try {
    return await new Promise((resolve) => {
      const done: Callback = (error, output) => resolve(summary(error, output, "callback"));
      const returned = call(sts, done);
      if (returned === undefined) return;
      (returned as Promise<unknown>).then(
        // A method that takes a callback returns nothing useful: only the callback counts.
        (output) => output !== undefined && resolve(summary(undefined, output, "promise")),
        (error) => resolve(summary(error, undefined, "promise")),
      );
    });
  } finally {
    sts.destroy();
  }
}

function summary(error: unknown, output: unknown, by: string): unknown {
  const { name, message } = (error ?? {}) as Partial<Error>;
  return { by, name, message, arn: (output as { Arn?: string } | undefined)?.Arn };
}

const command = (side: Side) => new side.module.GetCallerIdentityCommand({});

const forms: [string, (side: Side, sts: Sts, done: Callback) => unknown][] = [
  ["send(command)", (side, sts) => sts.send(command(side))],
  ["send(command, options)", (side, sts) => sts.send(command(side), { requestTimeout: 5000 })],
  ["send(command, callback)", (side, sts, done) => sts.send(command(side), done)],
  ["send(command, options, callback)", (side, sts, done) => sts.send(command(side), {}, done)],
  ["method()", (_, sts) => sts.getCallerIdentity()],
  ["method(input)", (_, sts) => sts.getCallerIdentity({})],
  ["method(input, options)", (_, sts) => sts.getCallerIdentity({}, { requestTimeout: 5000 })],
  ["method(input, callback)", (_, sts, done) => sts.getCallerIdentity({}, done)],
  ["method(input, options, callback)", (_, sts, done) => sts.getCallerIdentity({}, {}, done)],
];

describe.each(forms)("%s", (_, form) => {
  it.each<[string, ScriptedResponse]>([
    ["an output", success],
    ["an error", refusal],
  ])("brings %s as the incumbent brings it", async (_, response) => {
    const [theirs, own] = [
      await outcome(incumbent, response, (sts, done) => form(incumbent, sts, done)),
      await outcome(ours, response, (sts, done) => form(ours, sts, done)),
    ];
    expect(own).toEqual(theirs);
  });
});

describe("a callback", () => {
  it("makes send return nothing", () => {
    for (const side of [incumbent, ours]) {
      server.record([success]);
      const sts = new side.module.STS({ region: "eu-west-1", credentials, endpoint: server.url });
      expect(sts.send(command(side), () => sts.destroy())).toBeUndefined();
    }
  });

  it("gets null for an error when there is none", async () => {
    for (const side of [incumbent, ours]) {
      server.record([success]);
      const sts = new side.module.STS({ region: "eu-west-1", credentials, endpoint: server.url });
      const error = await new Promise((resolve) => sts.getCallerIdentity({}, resolve));
      expect(error).toBeNull();
      sts.destroy();
    }
  });
});

describe("an abort signal", () => {
  it.each(["before the call", "during the call"])("%s", async (when) => {
    const rejection = async (side: Side): Promise<unknown> => {
      const controller = new AbortController();
      // A handler that only reacts to the signal, so the call is certainly in flight.
      const requestHandler = {
        handle: (_request: unknown, { abortSignal }: { abortSignal?: AbortSignal } = {}) =>
          new Promise((_resolve, reject) => {
            const refuse = () => reject(Object.assign(new Error("Request aborted"), { name: "AbortError" }));
            if (abortSignal?.aborted) refuse();
            abortSignal?.addEventListener("abort", refuse);
            if (when === "during the call") controller.abort();
          }),
      };
      if (when === "before the call") controller.abort();
      const client = new side.module.STSClient({
        region: "eu-west-1",
        credentials,
        requestHandler: requestHandler as never,
      });
      return client.send(command(side), { abortSignal: controller.signal }).then(
        () => "an output",
        (error: Error) => error.name,
      );
    };
    expect(await rejection(incumbent)).toBe("AbortError");
    expect(await rejection(ours)).toBe("AbortError");
  });
});

test("AWS's command on our client is refused with what to do, to a promise and to a callback", async () => {
  const sts = new ours.module.STS({ region: "eu-west-1", credentials, endpoint: server.url });
  const foreign = command(incumbent) as any;
  const message =
    "send was given GetCallerIdentityCommand of another package, which this client can't run. Import GetCallerIdentityCommand from the same package as the client.";
  await expect(sts.send(foreign)).rejects.toThrow(new TypeError(message));
  const called = new Promise((_, reject) => sts.send(foreign, reject));
  await expect(called).rejects.toThrow(new TypeError(message));
  sts.destroy();
});

import { identity, scriptedClient } from "@stskit/e2e-support/core/scripted-client";
import { expect, test } from "vitest";
import {
  type $Command,
  GetCallerIdentityCommand,
  type GetCallerIdentityCommandInput,
  type GetCallerIdentityCommandOutput,
  type ServiceInputTypes,
  type ServiceOutputTypes,
  type STSClientResolvedConfig,
} from "../src/api.js";
import { AssumeRoleCommand } from "../src/commands/AssumeRoleCommand.js";

const input = { RoleArn: "r", RoleSessionName: "s" };

test("TypeScript infers the types of a callback's arguments", async () => {
  const { client } = scriptedClient([identity]);
  const given = await new Promise((resolve) => {
    client.send(new AssumeRoleCommand(input), (error, output) => {
      const accessKeyId: string | undefined = output?.Credentials?.AccessKeyId;
      // @ts-expect-error there is no such member
      resolve([error?.name, accessKeyId, output?.Nonsense]);
    });
  });
  expect(given).toEqual(["MalformedResponse", undefined, undefined]);
});

test("TypeScript rejects unknown members and members of another type", () => {
  // @ts-expect-error there is no such member
  new AssumeRoleCommand({ ...input, Nonsense: 1 });
  // @ts-expect-error it is a number
  new AssumeRoleCommand({ ...input, DurationSeconds: "900" });
  // @ts-expect-error it is required
  expect(new AssumeRoleCommand({ RoleArn: "r" }).input).toEqual({ RoleArn: "r" });
});

test("the types of a command have the names of the AWS SDK", () => {
  type Named = $Command<
    GetCallerIdentityCommandInput,
    GetCallerIdentityCommandOutput,
    STSClientResolvedConfig,
    ServiceInputTypes,
    ServiceOutputTypes
  >;
  const command: Pick<Named, "input"> = new GetCallerIdentityCommand();
  expect(command.input).toEqual({});
});

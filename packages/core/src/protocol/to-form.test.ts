import fc from "fast-check";
import { expect, test } from "vitest";
import { AssumeRoleCommand } from "../commands/AssumeRoleCommand.js";
import { AssumeRootCommand } from "../commands/AssumeRootCommand.js";
import { GetCallerIdentityCommand } from "../commands/GetCallerIdentityCommand.js";
import { GetWebIdentityTokenCommand } from "../commands/GetWebIdentityTokenCommand.js";
import { toForm } from "./to-form.js";

const role = { RoleArn: "arn:aws:iam::123456789012:role/r", RoleSessionName: "me" };

test("members are sent in wire order, whatever their order in the input", () => {
  const form = toForm(AssumeRoleCommand.operation, {
    RoleSessionName: "me",
    DurationSeconds: 900,
    RoleArn: "r",
  });
  expect(form).toBe("Action=AssumeRole&Version=2011-06-15&RoleArn=r&RoleSessionName=me&DurationSeconds=900");
});

test("lists and structures", () => {
  const form = toForm(AssumeRoleCommand.operation, {
    ...role,
    PolicyArns: [{ arn: "a" }, { arn: "b" }],
    Tags: [{ Key: "k", Value: "" }],
    TransitiveTagKeys: ["k"],
    ProvidedContexts: [{ ProviderArn: "p", ContextAssertion: "c" }],
  });
  expect(new URLSearchParams(form).toString().split("&").slice(4).map(decodeURIComponent)).toEqual([
    "PolicyArns.member.1.arn=a",
    "PolicyArns.member.2.arn=b",
    "Tags.member.1.Key=k",
    "Tags.member.1.Value=",
    "TransitiveTagKeys.member.1=k",
    "ProvidedContexts.member.1.ProviderArn=p",
    "ProvidedContexts.member.1.ContextAssertion=c",
  ]);
  expect(
    toForm(AssumeRootCommand.operation, { TargetPrincipal: "1", TaskPolicyArn: { arn: "a" } }),
  ).toContain("&TaskPolicyArn.arn=a");
});

test("an empty list is sent as an empty value, null and undefined items are skipped", () => {
  expect(toForm(AssumeRoleCommand.operation, { ...role, Tags: [] })).toMatch(/&Tags=$/);
  const form = toForm(GetWebIdentityTokenCommand.operation, {
    Audience: [null, "a", undefined, "b"],
    SigningAlgorithm: "RS256",
  });
  expect(form).toContain("&Audience.member.1=a&Audience.member.2=b&");
});

test("members that are null, undefined or unknown are left out", () => {
  const form = toForm(AssumeRoleCommand.operation, {
    ...role,
    Policy: undefined,
    ExternalId: null,
    Nonsense: "x",
  });
  expect(form).toBe(toForm(AssumeRoleCommand.operation, role));
  expect(toForm(GetCallerIdentityCommand.operation, {})).toBe("Action=GetCallerIdentity&Version=2011-06-15");
});

test("any string arrives unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const form = toForm(AssumeRoleCommand.operation, { RoleArn: value });
      expect(form).toMatch(/^[\w.=&%~-]*$/);
      expect(decodeURIComponent(form.split("RoleArn=")[1]!)).toBe(value.toWellFormed());
    }),
  );
});

test.each([
  [
    "a policy that is not a string",
    { Policy: { Version: "2012-10-17" } },
    /^Policy must be a string.*JSON\.stringify/,
  ],
  ["tags as an object", { Tags: { key: "value" } }, /^Tags must be an array/],
  ["a tag as a string", { Tags: ["key"] }, /^Tags\.member\.1 must be an object/],
  [
    "a duration that is not a number",
    { DurationSeconds: Number.NaN },
    /^DurationSeconds must be a number, but NaN/,
  ],
  ["a function", { RoleArn: () => "r" }, /^RoleArn must be a string, but a value of type function/],
])("rejects %s by name", (_, input, message) => {
  expect(() => toForm(AssumeRoleCommand.operation, input)).toThrow(message);
});

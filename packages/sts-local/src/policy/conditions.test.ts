import { describe, expect, it } from "vitest";
import { conditionContext, isSupportedOperator, matchesWildcard, testConditions } from "./conditions.js";

const context = conditionContext({
  "sts:ExternalId": "abc",
  "aws:MultiFactorAuthAge": 50,
  "aws:MultiFactorAuthPresent": true,
  "aws:TagKeys": ["Team", "Cost"],
  "aws:CurrentTime": "2025-01-02T03:04:05Z",
  "aws:username": "alice",
  "sts:RoleSessionName": "alice-session",
  "aws:SourceIdentity": undefined,
});

const meetsConditions = (...args: Parameters<typeof testConditions>) =>
  testConditions(...args).every(({ isMet }) => isMet);

describe("testConditions", () => {
  it.each([
    [true, "StringEquals", "sts:ExternalId", ["x", "abc"]],
    [true, "StringEquals", "STS:externalid", "abc"],
    [false, "StringEquals", "sts:ExternalId", "ABC"],
    [true, "StringEqualsIgnoreCase", "sts:ExternalId", "ABC"],
    [false, "StringNotEquals", "sts:ExternalId", ["x", "abc"]],
    [true, "StringNotEquals", "aws:SourceIdentity", "x"],
    [false, "StringEquals", "aws:SourceIdentity", "x"],
    [true, "StringEqualsIfExists", "aws:SourceIdentity", "x"],
    [false, "StringEqualsIfExists", "sts:ExternalId", "x"],
    [true, "StringLike", "sts:ExternalId", "a?c"],
    [false, "StringLike", "sts:ExternalId", "a?"],
    [true, "StringLike", "sts:RoleSessionName", "$" + "{aws:username}-*"],
    [false, "StringLike", "sts:RoleSessionName", "$" + "{aws:userid}-*"],
    [true, "Bool", "aws:MultiFactorAuthPresent", "true"],
    [true, "Bool", "aws:MultiFactorAuthPresent", true],
    [false, "Bool", "aws:Missing", "false"],
    [true, "Null", "aws:Missing", "true"],
    [false, "Null", "sts:ExternalId", "true"],
    [true, "Null", "sts:ExternalId", false],
    [true, "NumericLessThan", "aws:MultiFactorAuthAge", "51"],
    [false, "NumericLessThan", "aws:MultiFactorAuthAge", 50],
    [true, "NumericGreaterThanEquals", "aws:MultiFactorAuthAge", 50],
    [true, "DateGreaterThan", "aws:CurrentTime", "2025-01-01T00:00:00Z"],
    [false, "DateLessThan", "aws:CurrentTime", "2025-01-01T00:00:00Z"],
    [true, "ForAllValues:StringEquals", "aws:TagKeys", ["Team", "Cost", "More"]],
    [false, "ForAllValues:StringEquals", "aws:TagKeys", ["Team"]],
    [true, "ForAllValues:StringEquals", "aws:Missing", ["Team"]],
    [true, "ForAnyValue:StringEquals", "aws:TagKeys", ["Cost"]],
    [false, "ForAnyValue:StringEquals", "aws:Missing", ["Cost"]],
  ] as const)("returns %s for %s %s %j", (expected, operator, key, value) => {
    expect(meetsConditions({ [operator]: { [key]: value } }, context)).toBe(expected);
  });

  it("requires all operators and keys to match", () => {
    const both = (age: number) => ({
      StringEquals: { "sts:ExternalId": "abc" },
      NumericLessThan: { "aws:MultiFactorAuthAge": age },
    });
    expect(meetsConditions(both(60), context)).toBe(true);
    expect(meetsConditions(both(10), context)).toBe(false);
  });
});

it("isSupportedOperator tells which can be evaluated", () => {
  const operators = ["IpAddress", "StringLikeIfExists", "Null", "ForAnyValue:ArnLike", "constructor"];
  expect(operators.filter((operator) => !isSupportedOperator(operator))).toEqual([
    "IpAddress",
    "constructor",
  ]);
});

it("matchesWildcard treats only * and ? as wildcards", () => {
  expect(matchesWildcard("a.c*", "abcd")).toBe(false);
  expect(matchesWildcard("a.c*", "a.cd\ne")).toBe(true);
});

import { describe, expect, it } from "vitest";
import { ARN, EXTERNAL_ID, ROLE_ARN, ROLE_SESSION_NAME, SAML_ASSERTION, TOKEN_CODE } from "./constraints.js";
import { Parameters, type StringConstraint } from "./parameters.js";

const read = (name: string, value: string) => new Parameters(new Map([[name, value]]));

describe("a parameter that is not allowed", () => {
  it.each<[string, string, StringConstraint, string]>([
    [
      "RoleArn",
      "Open",
      ROLE_ARN,
      'RoleArn is "Open", but must have at least 20 characters, as in arn:aws:iam::123456789012:role/Name.',
    ],
    ["PrincipalArn", "me", ARN, 'PrincipalArn is "me", but must have at least 20 characters.'],
    [
      "RoleSessionName",
      "my session",
      ROLE_SESSION_NAME,
      'RoleSessionName is "my session", but must match ^[\\w+=,.@-]*$.',
    ],
    [
      "PrincipalArn",
      "a".repeat(5000),
      ARN,
      `PrincipalArn is "${"a".repeat(100)}…", but must have at most 2048 characters.`,
    ],
    ["TokenCode", "12345", TOKEN_CODE, "TokenCode must have at least 6 characters."],
    ["TokenCode", "1234567", TOKEN_CODE, "TokenCode must have at most 6 characters."],
    ["ExternalId", "a secret", EXTERNAL_ID, "ExternalId must match ^[\\w+=,.@:/-]*$."],
    ["SAMLAssertion", "PD8", SAML_ASSERTION, "SAMLAssertion must have at least 4 characters."],
  ])(
    "%s=%s is refused with its value, unless it is secret, and what is allowed",
    (name, value, limits, message) => {
      expect(() => read(name, value).required(name, limits)).toThrow(
        expect.objectContaining({ code: "ValidationError", message }),
      );
    },
  );

  it("is refused with its value if it is no integer", () => {
    const call = () => read("DurationSeconds", "1h").integer("DurationSeconds", { min: 900, max: 3600 });
    expect(call).toThrow(
      expect.objectContaining({
        code: "MalformedInput",
        message: 'DurationSeconds is "1h", but must be an integer.',
      }),
    );
  });
});

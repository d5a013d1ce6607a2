import { UsageError } from "./arguments.js";
import { expiresIn, issueCommand } from "./issue-command.js";

export const token = issueCommand("token", "Prints a web identity token of the built-in OIDC provider", {
  sub: { value: "<subject>", help: "Whom it is about. Default: example-subject", option: "sub" },
  aud: {
    value: "<audience>",
    help: "Whom it is for; may be repeated. Default: sts.amazonaws.com",
    option: "aud",
    read: (values) => (values.length === 1 ? values[0] : values),
  },
  "expires-in": expiresIn(3600),
  claims: { value: "<JSON>", help: "An object with more claims", option: "claims", read: jsonObject },
});

function jsonObject(values: readonly string[], flag: string): unknown {
  try {
    const value = JSON.parse(values.at(-1)!);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Reported below.
  }
  throw new UsageError(`--${flag} must be a JSON object, such as '{"email":"me@example.com"}'.`);
}

import { UsageError } from "./arguments.js";
import { expiresIn, issueCommand } from "./issue-command.js";

export const saml = issueCommand("saml", "Prints an assertion of the built-in SAML provider, in base64", {
  "role-arn": {
    value: "<arn>",
    help: "A role that it is for; may be repeated. Default: the role Saml",
    option: "roleArn",
    read: (values) => values,
  },
  "session-name": { value: "<name>", help: "Default: saml-user", option: "sessionName" },
  subject: { value: "<name>", help: "The NameID. Default: saml-user@example.com", option: "subject" },
  audience: { value: "<url>", help: "Default: https://signin.aws.amazon.com/saml", option: "audience" },
  "expires-in": expiresIn(300),
  tag: { value: "<key>=<value>", help: "A session tag; may be repeated", option: "tags", read: tags },
  "source-identity": { value: "<name>", help: "Default: none", option: "sourceIdentity" },
});

function tags(values: readonly string[], flag: string): Record<string, string> {
  return Object.fromEntries(
    values.map((text) => {
      const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
      if (key === undefined) throw new UsageError(`--${flag} must be <key>=<value>, not ${text}.`);
      return [key, value!];
    }),
  );
}

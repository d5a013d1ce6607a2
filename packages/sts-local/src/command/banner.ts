import { isLoopback, networkEndpoints } from "../http/addresses.js";
import { listOf } from "../policy/policy-document.js";
import type { RequestRecord } from "../request-record.js";
import type { StsLocal } from "../sts-local.js";
import type { Role } from "../world/world.js";

/** Printed once the server is listening: its endpoint, users and roles, and lines to paste into a shell. */
export function banner(sts: StsLocal, host: string): string {
  const [first] = sts.accessKeys;
  const port = sts.endpoint.slice(sts.endpoint.lastIndexOf(":") + 1);
  return [
    `STS is listening on ${sts.endpoint}`,
    ...networkEndpoints(host, Number(port)).map((endpoint) => `From other machines:  ${endpoint}`),
    "",
    "Users",
    ...table(sts.accessKeys.map((key) => [key.userName, key.accessKeyId, key.secretAccessKey])),
    ...mfaLines(sts),
    "",
    "Roles",
    ...table(sts.world.roles.map((role) => [role.arn, describeTrust(role)])),
    "",
    "To use it from another shell:",
    // A session token would not fit the keys, and many clients prefer a profile to them.
    "  unset AWS_SESSION_TOKEN AWS_PROFILE",
    `  export AWS_ENDPOINT_URL_STS=${sts.endpoint}`,
    "  export AWS_REGION=us-east-1",
    "  export AWS_DEFAULT_REGION=us-east-1",
    `  export AWS_ACCESS_KEY_ID=${first.accessKeyId}`,
    `  export AWS_SECRET_ACCESS_KEY=${first.secretAccessKey}`,
    "",
    "For a token, assertion or MFA code: npx @stskit/sts-local token, saml, totp or trade-in",
    "",
  ].join("\n");
}

/** Printed if others can reach the server; `undefined` if they cannot. */
export function exposureWarning(host: string): string | undefined {
  if (isLoopback(host)) return undefined;
  return `Warning: sts-local listens on ${host}, so other machines can reach it. Its keys are no secret: they are the same everywhere.`;
}

/** Printed after each request, with why it was refused. It has no headers or parameters, which may contain secrets. */
export function requestLine(record: RequestRecord): string {
  const status = record.status ?? "cut off";
  const what = record.operation ?? record.path;
  const line = [
    record.receivedAt.toISOString(),
    record.method,
    what,
    status,
    record.errorCode,
    record.principal,
  ];
  const why = record.explanation === undefined ? "" : `\n  ${record.explanation.summary}`;
  return line.filter((part) => part !== undefined).join(" ") + why;
}

function mfaLines(sts: StsLocal): string[] {
  const devices = sts.world.users.flatMap((user) => user.mfaDevices.map((device) => ({ user, device })));
  if (devices.length === 0) return [];
  const rows = devices.map(({ user, device }) => [user.name, device.serialNumber, device.secret]);
  return ["", "MFA devices (the last column is the secret for an authenticator app)", ...table(rows)];
}

/** Whom a role trusts, unless it is the whole account, and the conditions of its trust policy. */
function describeTrust(role: Role): string {
  const statements = listOf(role.trustPolicy.Statement);
  const trusted = statements
    .flatMap(({ Principal = {} }) =>
      Principal === "*" ? [] : Object.values(Principal).flatMap((names) => listOf(names)),
    )
    .filter((name) => !name.endsWith(":root"))
    .map((name) => `for ${withoutAccount(name)}`);
  const conditions = statements
    .flatMap(({ Condition = {} }) => Object.values(Condition).flatMap((keys) => Object.entries(keys)))
    .map(([key, values]) => `${key} = ${listOf(values).join(" or ")}`);
  return [...trusted, ...conditions].join(", ");
}

/** The last part of an ARN, which may have colons itself: `oidc-provider/localhost:8080`. */
function withoutAccount(name: string): string {
  return name.replace(/^(?:[^:]*:){5}/, "");
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join("  ")}`.trimEnd(),
  );
}

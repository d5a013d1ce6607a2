import type { EksIdentity } from "../authentication/eks-token.js";
import type { Check, Explanation } from "../explanation/explanation.js";
import { faultShape } from "../fault-shape.js";
import type { ActiveFault } from "../faults.js";
import { trustPolicy } from "../policy/policy-shapes.js";
import type { Principal } from "../principal/principal.js";
import type { RequestRecord } from "../request-record.js";
import { anything, boolean, integer, number, oneOf, string, text } from "../shape/scalars.js";
import type { Shape } from "../shape/shape.js";
import { list, object, optional, record, required } from "../shape/structures.js";
import type { AccessKey } from "../sts-local.js";
import type { MfaDevice, Role, SamlProvider, User } from "../world/world.js";
import type { NamedShape } from "./route.js";

// What the server answers, as JSON: its description, and what the tests hold it against.

/** In JSON, a date is text. */
type Json<T> = { [Name in keyof T]: T[Name] extends Date ? string : T[Name] };

const named = <T>(name: string, shape: Shape<T>): NamedShape<T> => ({ name, shape });

const date: Shape<string> = { ...text, schema: { type: "string", format: "date-time" } };

export interface Health {
  readonly status: "ok";
  readonly endpoint: string;
  readonly now: string;
}

export const health = named(
  "Health",
  object<Health>({
    status: required(oneOf(["ok"])),
    endpoint: required(text, "For a client's endpoint, or AWS_ENDPOINT_URL_STS"),
    now: required(date, "The time by the server's clock"),
  }),
);

export const user = named(
  "User",
  object<User>({
    name: required(text, "Without its path; root for the account's root user"),
    account: required(text),
    id: required(text, "The unique ID, which STS answers as UserId"),
    arn: required(text),
    accessKeys: required(
      list(
        object<User["accessKeys"][number]>({ accessKeyId: required(text), secretAccessKey: required(text) }),
      ),
    ),
    mfaDevices: required(list(object<MfaDevice>({ serialNumber: required(text), secret: required(text) }))),
    isRoot: required(boolean, "Whether this is the account's root user, the last of the users"),
  }),
);

export const role = named(
  "Role",
  object<Role>({
    arn: required(text, "It ends with the role's path and name"),
    id: required(text, "The first part of what STS answers as AssumedRoleId"),
    trustPolicy: required(trustPolicy),
    maxSessionDuration: required(integer(), "Seconds"),
  }),
);

interface JsonOidcProvider {
  readonly issuer: string;
  readonly clientIds: readonly string[];
  readonly jwks?: unknown;
  readonly arn: string;
  readonly hostAndPath: string;
}

export const oidcProvider = named(
  "OidcProvider",
  object<JsonOidcProvider>({
    issuer: required(text),
    clientIds: required(list(text)),
    jwks: optional(
      anything,
      "The keys that it was given; none if they are fetched, or the provider is built in",
    ),
    arn: required(text),
    hostAndPath: required(text, "The prefix of its condition keys"),
  }),
);

export const samlProvider = named(
  "SamlProvider",
  object<SamlProvider>({
    name: required(text),
    entityId: required(text),
    certificate: optional(text, "The certificate that it was given"),
    arn: required(text),
  }),
);

interface JsonWorld {
  readonly accountId: string;
  readonly users: readonly User[];
  readonly roles: readonly Role[];
  readonly oidcProviders: readonly JsonOidcProvider[];
  readonly samlProviders: readonly SamlProvider[];
  readonly memberAccounts: readonly string[];
}

export const world = named(
  "World",
  object<JsonWorld>({
    accountId: required(text),
    users: required(list(user.shape)),
    roles: required(list(role.shape)),
    oidcProviders: required(list(oidcProvider.shape)),
    samlProviders: required(list(samlProvider.shape)),
    memberAccounts: required(list(text)),
  }),
);

export const accessKeys = named(
  "AccessKeys",
  list(
    object<AccessKey>({
      accessKeyId: required(text),
      secretAccessKey: required(text),
      arn: required(text, "The user's"),
      userName: required(text),
    }),
  ),
);

/** The answer of what is issued: the CLI prints it. */
export const issued = named("Issued", object<{ readonly value: string }>({ value: required(text) }));

export const clock = named(
  "Clock",
  object<{ readonly now: string; readonly offsetMs: number }>({
    now: required(date, "The time by the server's clock"),
    offsetMs: required(number({ unit: "milliseconds" }), "By how much it is ahead"),
  }),
);

const activeFault = object<ActiveFault>({
  id: required(integer()),
  fault: required(faultShape),
  matched: required(integer(), "How many requests it matched"),
  applied: required(integer(), "How many requests it was applied to"),
});

export const fault = named("ActiveFault", activeFault);
export const faults = named("ActiveFaults", list(activeFault));

const strings = record(text);

const explanation = object<Explanation>({
  cause: required(text),
  summary: required(text),
  checks: required(
    list(object<Check>({ what: required(text), passed: required(boolean), detail: optional(text) })),
  ),
  facts: required(strings),
});

const requestRecord = object<Json<RequestRecord>>({
  receivedAt: required(date, "By the server's clock"),
  requestId: required(text),
  method: required(text),
  path: required(text),
  query: required(strings),
  headers: required(strings, "By lowercase name"),
  body: required(text),
  form: required(strings, "The body, decoded"),
  operation: optional(string(), "The Action"),
  principal: optional(string(), "The caller's ARN, once the signature has been verified"),
  status: optional(integer(), "Missing while there is no response, and if the connection was cut"),
  responseBody: optional(text),
  errorCode: optional(string()),
  explanation: optional(explanation, "Why it was refused, and what to do"),
} as never);

export const request = named("Request", requestRecord);
export const requests = named("Requests", list(requestRecord));

export const eksIdentity = named(
  "EksIdentity",
  object<EksIdentity>({
    principal: required(
      object<Principal>({
        type: required(oneOf(["root", "user", "assumed-role", "federated-user"])),
        account: required(text),
        id: required(text),
        arn: required(text),
        roleArn: optional(text),
      }),
    ),
    accessKeyId: required(text),
    region: required(text),
  }),
);

export const failure = named("Failure", object<{ readonly error: string }>({ error: required(text) }));

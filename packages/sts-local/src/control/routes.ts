import { EksTokenError, type EksTokenOptions } from "../authentication/eks-token.js";
import { clockOffsetShape } from "../clock-offset-shape.js";
import { faultShape } from "../fault-shape.js";
import { mfaDevicesOf } from "../mint/mint.js";
import {
  samlAssertionShape,
  totpShape,
  tradeInTokenShape,
  webIdentityTokenShape,
} from "../mint/mint-shapes.js";
import type { RequestRecord } from "../request-record.js";
import { integer, string } from "../shape/scalars.js";
import type { Shape } from "../shape/shape.js";
import { list, object, optional, required } from "../shape/structures.js";
import type { StsLocal } from "../sts-local.js";
import type { World } from "../world/world.js";
import * as shapes from "../world/world-shapes.js";
import * as answers from "./answers.js";
import type { QueryParameter, Route } from "./route.js";

/** Everything that can be asked of a running server over HTTP: what its handle offers to JavaScript. */
export const routes: readonly Route[] = [
  {
    method: "GET",
    path: "/health",
    summary: "Tells that the server runs, and where",
    answer: answers.health,
    handle: (sts) => ({ status: "ok", endpoint: sts.endpoint, now: sts.now() }),
  },
  {
    method: "POST",
    path: "/reset",
    summary: "Forgets requests, faults, the clock's offset, used MFA codes and changes of the world",
    handle: (sts) => sts.reset(),
  },

  {
    method: "GET",
    path: "/world",
    summary: "Lists accounts, users with their keys, roles and identity providers",
    answer: answers.world,
    handle: ({ world }) => world,
  },
  {
    method: "PUT",
    path: "/world",
    summary: "Replaces the world, as if the server had been started with these options",
    body: { name: "GivenWorld", shape: shapes.givenWorld },
    answer: answers.world,
    handle(sts, { body }) {
      sts.replaceWorld(body);
      return sts.world;
    },
  },
  {
    method: "DELETE",
    path: "/world/{arn}",
    summary: "Removes a user, role or identity provider",
    handle: (sts, { rest }) => sts.remove(rest),
  },
  {
    method: "GET",
    path: "/access-keys",
    summary: "Lists the long-term access keys of all users",
    answer: answers.accessKeys,
    handle: ({ accessKeys }) => accessKeys,
  },
  {
    method: "PUT",
    path: "/users",
    summary: "Adds a user, or replaces the one with the same name",
    body: { name: "UserOptions", shape: shapes.user },
    answer: answers.user,
    handle: (sts, { body }) => sts.putUser(body),
  },
  {
    method: "PUT",
    path: "/roles",
    summary: "Adds a role, or replaces the one with the same name",
    body: { name: "RoleOptions", shape: shapes.role },
    answer: answers.role,
    handle: (sts, { body }) => sts.putRole(body),
  },
  {
    method: "PUT",
    path: "/oidc-providers",
    summary: "Adds an OIDC provider, or replaces the one with the same issuer",
    body: { name: "OidcProviderOptions", shape: shapes.oidcProvider },
    answer: answers.oidcProvider,
    handle: (sts, { body }) => sts.putOidcProvider(body),
  },
  {
    method: "PUT",
    path: "/saml-providers",
    summary: "Adds a SAML provider, or replaces the one with the same name",
    body: { name: "SamlProviderOptions", shape: shapes.samlProvider },
    answer: answers.samlProvider,
    handle: (sts, { body }) => sts.putSamlProvider(body),
  },

  {
    method: "POST",
    path: "/token",
    summary: "Issues a web identity token of the built-in OIDC provider",
    body: { name: "WebIdentityTokenOptions", shape: webIdentityTokenShape },
    answer: answers.issued,
    handle: async (sts, { body }) => ({ value: await sts.webIdentityToken(body) }),
  },
  {
    method: "POST",
    path: "/saml",
    summary: "Issues an assertion of the built-in SAML provider, in base64",
    body: { name: "SamlAssertionOptions", shape: samlAssertionShape },
    answer: answers.issued,
    handle: async (sts, { body }) => ({ value: await sts.samlAssertion(body) }),
  },
  {
    method: "POST",
    path: "/totp",
    summary: "Issues the code of an MFA device, or the next one if it has been used",
    body: { name: "TotpOptions", shape: totpShape },
    answer: answers.issued,
    handle: (sts, { body }) => ({ value: sts.totp(body.serialNumber ?? onlyMfaDevice(sts.world)) }),
  },
  {
    method: "POST",
    path: "/trade-in",
    summary: "Issues a token for GetDelegatedAccessToken",
    body: { name: "TradeInTokenOptions", shape: tradeInTokenShape },
    answer: answers.issued,
    handle: (sts, { body }) => ({ value: sts.tradeInToken(body) }),
  },
  {
    method: "POST",
    path: "/verify-eks-token",
    summary: "Verifies an EKS bearer token as a cluster does",
    body: {
      name: "EksToken",
      shape: object<EksTokenOptions & { readonly token: string }>({
        token: required(string({ secret: true }), "k8s-aws-v1.…"),
        clusterName: required(string()),
        regions: optional(list(string()), "Regions that it may be signed for. Default: any"),
      }),
    },
    answer: answers.eksIdentity,
    async handle(sts, { body: { token, ...options } }) {
      try {
        return await sts.verifyEksToken(token, options);
      } catch (error) {
        if (error instanceof EksTokenError) throw new TypeError(error.message, { cause: error });
        throw error;
      }
    },
  },

  {
    method: "GET",
    path: "/faults",
    summary: "Lists the faults, with what they have done so far",
    answer: answers.faults,
    handle: ({ faults }) => faults.list(),
  },
  {
    method: "POST",
    path: "/faults",
    summary: "Makes requests fail",
    body: { name: "Fault", shape: faultShape },
    answer: answers.fault,
    handle({ faults }, { body }) {
      faults.add(body);
      return faults.list().at(-1);
    },
  },
  {
    method: "DELETE",
    path: "/faults",
    summary: "Removes all faults",
    handle: ({ faults }) => faults.clear(),
  },
  {
    method: "DELETE",
    path: "/faults/{id}",
    summary: "Removes a fault",
    handle({ faults }, { rest }) {
      if (!/^\d+$/.test(rest))
        throw new TypeError(`The number of a fault is ${JSON.stringify(rest)}; GET /faults lists them.`);
      faults.remove(Number(rest));
    },
  },

  {
    method: "GET",
    path: "/clock",
    summary: "Tells the time by the server's clock",
    answer: answers.clock,
    handle: clockOf,
  },
  {
    method: "PUT",
    path: "/clock",
    summary: "Sets the server's clock ahead, or back if the offset is negative",
    body: {
      name: "ClockOffset",
      shape: object<{ readonly offsetMs: number }>({
        offsetMs: required(clockOffsetShape),
      }),
    },
    answer: answers.clock,
    handle(sts, { body }) {
      sts.setClockOffset(body.offsetMs);
      return clockOf(sts);
    },
  },

  {
    method: "GET",
    path: "/requests",
    summary: "Lists the requests seen, oldest first",
    query: {
      operation: { description: "Only this Action", shape: string() },
      principal: { description: "Only of this caller: an ARN", shape: string() },
      errorCode: { description: "Only with this error", shape: string() },
      status: { description: "Only with this HTTP status", ...whole({ min: 100, max: 599 }) },
      since: {
        description: "Only those received at this time or later, by the server's clock",
        shape: instant(),
      },
      limit: { description: "The last so many of them", ...whole({ min: 1 }) },
    },
    answer: answers.requests,
    handle: ({ requests }, { query }) => select(requests, query),
  },
  {
    method: "DELETE",
    path: "/requests",
    summary: "Forgets the requests seen",
    handle({ requests }) {
      requests.length = 0;
    },
  },
  {
    method: "GET",
    path: "/requests/{requestId}",
    summary: "Shows one request",
    answer: answers.request,
    handle({ requests }, { rest }) {
      const found = requests.find(({ requestId }) => requestId === rest);
      if (found === undefined) throw new TypeError(`No request is kept that has the ID ${rest}.`);
      return found;
    },
  },
];

function clockOf(sts: StsLocal) {
  return { now: sts.now(), offsetMs: sts.clockOffset };
}

function onlyMfaDevice(world: World): string {
  const [device, ...others] = mfaDevicesOf(world).map(({ serialNumber }) => serialNumber);
  if (device === undefined) throw new TypeError("No user of this server has an MFA device.");
  if (others.length > 0)
    throw new TypeError(`serialNumber must be one of the MFA devices: ${[device, ...others].join(", ")}.`);
  return device;
}

interface Filter {
  readonly operation?: string;
  readonly principal?: string;
  readonly errorCode?: string;
  readonly status?: number;
  readonly since?: string;
  readonly limit?: number;
}

function select(records: readonly RequestRecord[], filter: Filter): readonly RequestRecord[] {
  const { limit = records.length, since, ...equal } = filter;
  const from = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since);
  return records
    .filter((record) => record.receivedAt.getTime() >= from)
    .filter((record) =>
      (Object.keys(equal) as (keyof typeof equal)[]).every((name) => record[name] === equal[name]),
    )
    .slice(-limit);
}

/** A whole number in a query string. */
function whole(limits: { readonly min: number; readonly max?: number }): Omit<QueryParameter, "description"> {
  return { shape: integer(limits), read: (text) => (/^\d+$/.test(text) ? Number(text) : text) };
}

function instant(): Shape<string> {
  return string({
    what: "a time such as 2026-01-02T03:04:05Z",
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
  });
}

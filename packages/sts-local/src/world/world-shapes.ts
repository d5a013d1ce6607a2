import { trustPolicy } from "../policy/policy-shapes.js";
import { integer, oneOf, orCallback, string } from "../shape/scalars.js";
import type { Shape } from "../shape/shape.js";
import { isRecord, list, type Members, object, optional, required } from "../shape/structures.js";
import type {
  GivenWorld,
  MfaDevice,
  OidcProviderOptions,
  RoleOptions,
  SamlProviderOptions,
  UserOptions,
} from "./world.js";

export const accountId = string({ what: "a string of twelve digits", pattern: /^\d{12}$/ });

const name = string({
  what: "up to 64 letters, digits and characters of _+=,.@- after an optional path, as in team/alice",
  pattern: /^([!-~]+\/)?[\w+=,.@-]{1,64}$/,
});

const mfaDevice = object<MfaDevice>({
  serialNumber: required(
    string({
      what: "9 to 256 letters, digits and characters of _+=/:,.@-",
      pattern: /^[\w+=/:,.@-]{9,256}$/,
    }),
    "What callers pass as SerialNumber: an ARN, or the serial number of a hardware device",
  ),
  secret: required(
    string({ what: "base32, that is A to Z and 2 to 7", pattern: /^[A-Za-z2-7]+=*$/, secret: true }),
    "The shared secret, in base32",
  ),
});

type Key = NonNullable<UserOptions["accessKeys"]>[number];

const accessKey = object<Key>({
  accessKeyId: required(
    string({ what: "16 to 128 letters, digits and underscores", pattern: /^\w{16,128}$/ }),
  ),
  secretAccessKey: required(string({ secret: true })),
});

export const user = object<UserOptions>({
  name: required(name, "The user name, which may have a path"),
  accessKeys: optional(list(accessKey), "Default: one key, the same on every start"),
  mfaDevices: optional(list(mfaDevice), "Default: none"),
  accountId: optional(accountId, "Default: the server's account"),
});

export const role = object<RoleOptions>({
  name: required(name, "The role name, which may have a path"),
  trustPolicy: required(trustPolicy, "Who may assume the role, and under which conditions"),
  maxSessionDuration: optional(
    integer({ min: 3600, max: 43_200, unit: "seconds" }),
    "The maximum duration of a session, in seconds. Default: 3600",
  ),
  accountId: optional(accountId, "Default: the server's account"),
});

export const oidcProvider = object<OidcProviderOptions>({
  issuer: required(
    string({ what: "an http or https URL", pattern: /^https?:\/\/\S+$/ }),
    "The iss of its tokens",
  ),
  clientIds: required(list(string()), "The aud values to accept"),
  jwks: optional(orCallback(keySet()), "Its public keys. Default: fetched by OpenID Connect Discovery"),
});

export const samlProvider = object<SamlProviderOptions>({
  name: required(
    string({ what: "up to 128 letters, digits and characters of ._-", pattern: /^[\w.-]{1,128}$/ }),
    "The provider's name, as in its ARN",
  ),
  entityId: required(string(), "The Issuer of its assertions"),
  certificate: optional(
    orCallback(string({ what: "a certificate or public key in PEM", pattern: /-----BEGIN [A-Z ]+-----/ })),
    "A certificate or public key in PEM. Default: none; signatures are not verified",
  ),
});

/** The options that make a world, as members of an object. */
export const givenWorldMembers: Members<GivenWorld> = {
  extends: optional(
    oneOf(["default"]),
    "Adds users, roles and member accounts to those of the default world; one of the same name replaces the default one",
  ),
  users: optional(list(user), "IAM users. Default: alice, who has an MFA device, and bob"),
  roles: optional(list(role), "IAM roles. Default: those of the default world"),
  oidcProviders: optional(list(oidcProvider), "OIDC providers in addition to the built-in one"),
  samlProviders: optional(list(samlProvider), "SAML providers in addition to the built-in one"),
  memberAccounts: optional(list(accountId), "Accounts that AssumeRoot works for. Default: 210987654321"),
};

/** What `replaceWorld` takes. */
export const givenWorld: Shape<GivenWorld> = object<GivenWorld>(givenWorldMembers);

/** The part of the options that makes the world. */
export function givenWorldOf(options: GivenWorld): GivenWorld {
  const names = Object.keys(givenWorldMembers) as (keyof GivenWorld)[];
  return Object.fromEntries(names.map((name) => [name, options[name]]));
}

/** A key set may have members that the server does not know, and so may its keys. */
function keySet(): Shape<unknown> {
  const what = `a key set: { "keys": [{ "kty": … }] }`;
  const key = { type: "object", properties: { kty: { type: "string" } }, required: ["kty"] };
  return {
    what,
    schema: { type: "object", properties: { keys: { type: "array", items: key } }, required: ["keys"] },
    check(value, path) {
      const keys = isRecord(value) ? value["keys"] : undefined;
      const fits =
        Array.isArray(keys) && keys.every((each) => isRecord(each) && typeof each["kty"] === "string");
      if (!fits) throw new TypeError(`${path} must be ${what}.`);
    },
  };
}

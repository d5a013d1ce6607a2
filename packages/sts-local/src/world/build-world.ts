import { createHash } from "node:crypto";
import { nameInArn, rootArn } from "../principal/principal.js";
import { longTermAccessKeyId, uniqueId } from "../principal/unique-id.js";
import type {
  OidcProvider,
  OidcProviderOptions,
  Role,
  RoleOptions,
  SamlProvider,
  SamlProviderOptions,
  User,
  UserOptions,
  World,
  WorldOptions,
} from "./world.js";

/** Adds ARNs, unique IDs, default keys, and the root user. Throws `TypeError` if something is configured twice. */
export function buildWorld(accountId: string, options: WorldOptions): World {
  const world: World = {
    accountId,
    users: [...options.users.map((user) => buildUser(accountId, user)), buildRoot(accountId)],
    roles: options.roles.map((role) => buildRole(accountId, role)),
    oidcProviders: options.oidcProviders.map((provider) => buildOidcProvider(accountId, provider)),
    samlProviders: options.samlProviders.map((provider) => buildSamlProvider(accountId, provider)),
    memberAccounts: options.memberAccounts,
  };
  checkUnique(
    "user or role",
    [...world.users, ...world.roles].map(({ arn }) => arn),
  );
  checkUnique(
    "access key",
    world.users.flatMap((user) => user.accessKeys.map((key) => key.accessKeyId)),
  );
  checkUnique(
    "MFA device",
    world.users.flatMap((user) => user.mfaDevices.map((device) => device.serialNumber)),
  );
  checkUnique(
    "OIDC provider",
    world.oidcProviders.map(({ arn }) => arn),
  );
  checkUnique(
    "SAML provider",
    world.samlProviders.map(({ arn }) => arn),
  );
  return world;
}

export function buildUser(serverAccount: string, options: UserOptions): User {
  const account = options.accountId ?? serverAccount;
  const arn = `arn:aws:iam::${account}:user/${options.name}`;
  return {
    name: nameInArn(arn),
    account,
    id: uniqueId("AIDA", arn),
    arn,
    accessKeys: options.accessKeys ?? [defaultAccessKey(account, arn)],
    mfaDevices: options.mfaDevices ?? [],
    isRoot: false,
  };
}

function buildRoot(account: string): User {
  const arn = rootArn(account);
  return {
    name: "root",
    account,
    id: account,
    arn,
    accessKeys: [defaultAccessKey(account, arn)],
    mfaDevices: [],
    isRoot: true,
  };
}

export function buildRole(serverAccount: string, options: RoleOptions): Role {
  const account = options.accountId ?? serverAccount;
  const arn = `arn:aws:iam::${account}:role/${options.name}`;
  return {
    arn,
    id: uniqueId("AROA", arn),
    trustPolicy: options.trustPolicy,
    maxSessionDuration: options.maxSessionDuration ?? 3600,
  };
}

export function buildOidcProvider(accountId: string, options: OidcProviderOptions): OidcProvider {
  const hostAndPath = issuerHostAndPath(options.issuer);
  return { ...options, hostAndPath, arn: `arn:aws:iam::${accountId}:oidc-provider/${hostAndPath}` };
}

export function buildSamlProvider(accountId: string, options: SamlProviderOptions): SamlProvider {
  return { ...options, arn: `arn:aws:iam::${accountId}:saml-provider/${options.name}` };
}

/** Derived from the ARN, so that it stays the same across restarts, without a secret in the source code. */
function defaultAccessKey(account: string, arn: string) {
  const digest = createHash("sha256").update(`example secret of ${arn}`).digest();
  return {
    accessKeyId: longTermAccessKeyId(account, arn),
    secretAccessKey: digest.subarray(0, 30).toString("base64"),
  };
}

function issuerHostAndPath(issuer: string): string {
  return issuer.replace(/^https?:\/\//, "").replace(/\/$/, "");
}

function checkUnique(what: string, names: readonly string[]): void {
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (duplicate !== undefined) throw new TypeError(`The ${what} ${duplicate} is configured twice.`);
}

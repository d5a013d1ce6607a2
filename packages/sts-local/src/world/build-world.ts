import { createHash } from "node:crypto";
import { unsupportedOperators } from "../policy/conditions.js";
import { findPolicyProblem, listOf } from "../policy/policy-document.js";
import { nameInArn, rootArn } from "../principal/principal.js";
import { fromBase32, longTermAccessKeyId, uniqueId } from "../principal/unique-id.js";
import type {
  OidcProvider,
  Role,
  RoleOptions,
  SamlProvider,
  User,
  UserOptions,
  World,
  WorldOptions,
} from "./world.js";

/** Adds ARNs, unique IDs, default keys, and the root user. Throws `TypeError` for invalid options. */
export function buildWorld(accountId: string, options: WorldOptions): World {
  checkAccount(accountId);
  options.memberAccounts.forEach(checkAccount);
  const world: World = {
    accountId,
    users: [...options.users.map((user) => buildUser(accountId, user)), buildRoot(accountId)],
    roles: options.roles.map((role) => buildRole(accountId, role)),
    oidcProviders: options.oidcProviders.map((provider): OidcProvider => {
      const hostAndPath = issuerHostAndPath(provider.issuer);
      return { ...provider, hostAndPath, arn: `arn:aws:iam::${accountId}:oidc-provider/${hostAndPath}` };
    }),
    samlProviders: options.samlProviders.map(
      (provider): SamlProvider => ({
        ...provider,
        arn: `arn:aws:iam::${accountId}:saml-provider/${provider.name}`,
      }),
    ),
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

function buildUser(serverAccount: string, options: UserOptions): User {
  const account = options.accountId ?? serverAccount;
  checkAccount(account);
  const arn = `arn:aws:iam::${account}:user/${options.name}`;
  const mfaDevices = options.mfaDevices ?? [];
  for (const { secret } of mfaDevices) fromBase32(secret);
  return {
    name: nameInArn(arn),
    account,
    id: uniqueId("AIDA", arn),
    arn,
    accessKeys: options.accessKeys ?? [defaultAccessKey(account, arn)],
    mfaDevices,
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

function buildRole(serverAccount: string, options: RoleOptions): Role {
  const account = options.accountId ?? serverAccount;
  checkAccount(account);
  const arn = `arn:aws:iam::${account}:role/${options.name}`;
  const problem = findPolicyProblem(options.trustPolicy);
  if (problem !== undefined)
    throw new TypeError(`The trust policy of role ${options.name} is malformed: ${problem}.`);
  for (const statement of listOf(options.trustPolicy.Statement)) {
    const [operator] = unsupportedOperators(statement.Condition);
    if (operator !== undefined) {
      throw new TypeError(
        `The trust policy of role ${options.name} uses ${operator}, which sts-local does not support.`,
      );
    }
  }
  const maxSessionDuration = options.maxSessionDuration ?? 3600;
  if (!Number.isInteger(maxSessionDuration) || maxSessionDuration < 3600 || maxSessionDuration > 43_200) {
    throw new TypeError(`maxSessionDuration of role ${options.name} must be between 3600 and 43200 seconds.`);
  }
  return { arn, id: uniqueId("AROA", arn), trustPolicy: options.trustPolicy, maxSessionDuration };
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
  if (!/^https?:\/\/\S+$/.test(issuer))
    throw new TypeError(`The OIDC issuer ${issuer} is not an http or https URL.`);
  return issuer.replace(/^https?:\/\//, "").replace(/\/$/, "");
}

function checkAccount(account: string): void {
  if (!/^\d{12}$/.test(account))
    throw new TypeError(`The account ID ${account} is not a string of twelve digits.`);
}

function checkUnique(what: string, names: readonly string[]): void {
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (duplicate !== undefined) throw new TypeError(`The ${what} ${duplicate} is configured twice.`);
}

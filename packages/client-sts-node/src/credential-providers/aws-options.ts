import type { Logger } from "@smithy/types";
import {
  checkedMfaCode,
  type MfaCodeProvider,
  type ParentClientConfig,
  requestHandlerOf,
  roleAssumer,
  roleAssumerWithWebIdentity,
} from "@stskit/core/bindings";
import { CredentialsProviderError } from "@stskit/core/credentials";
import type { Platform } from "@stskit/core/platform";
import { readableFiles } from "../config/shared-files.js";
import { withoutSecrets } from "../config/shown.js";
import { diagnoseProfile, type ProfileSource } from "./profile-diagnosis.js";
import type { RoleOptions } from "./provider-options.js";

/** The argument that a client passes to its provider. */
export type Properties = Record<string, any> | undefined;

/** The argument for AWS's providers. */
export function forAws(properties: Properties): Record<string, any> {
  const caller = properties?.["callerClientConfig"];
  return { ...properties, ...(caller && { callerClientConfig: withoutCredentials(caller) }) };
}

/** A client's configuration for AWS's own clients, which must not request the credentials they are looking for. */
function withoutCredentials({ credentials: _, ...config }: Record<string, any>): Record<string, any> {
  return config;
}

/** Options that AWS's providers take in another form than ours. */
interface Options extends ProfileSource {
  readonly parentClientConfig?: object | undefined;
  readonly clientConfig?: { readonly requestHandler?: unknown } | undefined;
  readonly logger?: Logger | undefined;
  readonly mfaCodeProvider?: MfaCodeProvider | undefined;
}

/** Where a provider looks for its profile. The profile defaults to the calling client's. */
export function profileSource(
  { profile, filepath, configFilepath }: ProfileSource,
  properties: Properties,
): ProfileSource {
  return { profile: profile ?? properties?.["callerClientConfig"]?.profile, filepath, configFilepath };
}

/**
 * The options for AWS's providers: config files that can be read, without AWS's cache; our request handler; a logger that
 * gets no secrets.
 */
export async function awsInit<O extends Options>(platform: Platform, options: O, source: ProfileSource) {
  const { parentClientConfig, clientConfig, logger, mfaCodeProvider, ...rest } = options;
  const { profile } = source;
  return {
    ignoreCache: true,
    ...rest,
    ...(await readableFiles(source)),
    ...(parentClientConfig && { parentClientConfig: withoutCredentials(parentClientConfig) }),
    ...(clientConfig && { clientConfig: withHandler(clientConfig, platform) }),
    ...(logger && { logger: discreet(logger, (await diagnoseProfile(source)).hidden) }),
    ...(mfaCodeProvider && { mfaCodeProvider: checkedMfaCode(mfaCodeProvider) }),
    ...(profile && { profile }),
  };
}

/** AWS's own clients would create smithy's handler, which doesn't know all of our options. */
function withHandler<Config extends { readonly requestHandler?: unknown }>(
  config: Config,
  platform: Platform,
): Config {
  const { requestHandler } = config;
  if (typeof requestHandler !== "object" || requestHandler === null) return config;
  return { ...config, requestHandler: requestHandlerOf(requestHandler, platform) };
}

/** AWS's packages log values from the shared config files. */
function discreet(logger: Logger, hidden: readonly string[]): Logger {
  const level =
    (name: "trace" | "debug" | "info" | "warn" | "error") =>
    (...content: unknown[]) =>
      logger[name]?.(
        ...content.map((item) => (typeof item === "string" ? withoutSecrets(item, hidden) : item)),
      );
  return {
    trace: level("trace"),
    debug: level("debug"),
    info: level("info"),
    warn: level("warn"),
    error: level("error"),
  };
}

/** Our role assumers, with the options of a provider and of the client that calls it. The options take precedence. */
export function roleAssumers(
  platform: Platform,
  options: RoleOptions,
  properties: Properties,
  profileRegion?: string,
) {
  const parentClientConfig: ParentClientConfig = {
    ...properties?.["callerClientConfig"],
    ...options.parentClientConfig,
  };
  const stsOptions = {
    ...options.clientConfig,
    credentialProviderLogger: options.logger,
    parentClientConfig,
  };
  return {
    roleAssumer: roleAssumer(platform)(
      // The region of the profile that names the role takes precedence over that of the client.
      {
        ...stsOptions,
        parentClientConfig: { ...parentClientConfig, region: profileRegion ?? parentClientConfig.region },
      },
      options.clientPlugins,
    ),
    roleAssumerWithWebIdentity: roleAssumerWithWebIdentity(platform)(stsOptions, options.clientPlugins),
    mfaCodeProvider: noMfaCode,
  };
}

async function noMfaCode(mfaSerial: string): Promise<string> {
  throw new CredentialsProviderError(
    `A role is assumed with MFA device ${mfaSerial} (mfa_serial), but mfaCodeProvider is missing. ` +
      "Give the provider a function that resolves to the code the device shows.",
    { tryNextLink: false },
  );
}

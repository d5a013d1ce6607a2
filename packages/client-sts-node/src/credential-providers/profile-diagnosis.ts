import { roleName, roleOfFailure } from "@stskit/core/bindings";
import { setMessage, settings, withSentence } from "@stskit/core/platform";
import { read } from "../config/find-setting.js";
import { type FilePaths, filePaths } from "../config/shared-files.js";
import { shown } from "../config/shown.js";
import { loaded } from "../loaded.js";
import { type ConfigFileReport, reportConfigFile } from "./config-file-report.js";
import { extendMessage, isServiceError } from "./extend-message.js";
import { keysOf, sourceProfiles } from "./source-profiles.js";
import { ssoTokens } from "./sso-tokens.js";

/** Where a provider looks for a profile. */
export interface ProfileSource extends FilePaths {
  readonly profile?: string | undefined;
}

/** The region in the profile's own section. The files must be readable. */
export async function profileRegion(source: ProfileSource): Promise<string | undefined> {
  const { parseKnownFiles, getProfileName } = await loaded(import("@smithy/core/config"));
  const profiles = await parseKnownFiles(source as Parameters<typeof parseKnownFiles>[0]);
  const name = getProfileName(source as Parameters<typeof getProfileName>[0]);
  const text = Object.hasOwn(profiles, name) ? profiles[name]?.["region"] : undefined;
  return text && read(settings.region, text, `region of profile ${shown(name)}`);
}

/**
 * Adds to the error's message what the files contain and what to do. Errors from a service are not changed. If the files led
 * to a role that could not be assumed, only its profile is named.
 */
export async function explainProfile(error: unknown, source: ProfileSource): Promise<unknown> {
  if (roleOfFailure(error)) return nameProfile(error as Error, source);
  if (isServiceError(error)) return error;
  const { description, hidden } = await diagnoseProfile(source);
  return extendMessage(error, description, hidden);
}

/** Adds to the error of a role that could not be assumed which profile it is for: the one given, or one of its sources. */
export async function nameProfile(error: Error, source: ProfileSource): Promise<Error> {
  const { configFilepath, filepath } = filePaths(source);
  const { name, origin } = nameOf(source);
  const [config, credentials] = await Promise.all([configFilepath, filepath].map(reportConfigFile));
  const role = roleOfFailure(error);
  for (const [profile, keys] of sourceProfiles(name, config!, credentials!)) {
    const arn = keys?.get("role_arn");
    if (arn === undefined || roleName(arn) !== role) continue;
    const source = profile === name ? "" : `${shown(profile)}, a source of profile `;
    setMessage(
      error,
      withSentence(error.message, `The role is for profile ${source}${shown(name)}${origin}.`),
    );
    break;
  }
  return error;
}

/** The profile's name, and where it is from. */
function nameOf({ profile }: ProfileSource): { name: string; origin: string } {
  const variable = process.env["AWS_PROFILE"];
  return {
    name: profile || variable || "default",
    origin: !profile && variable ? " (from AWS_PROFILE)" : "",
  };
}

/** What error messages say about a profile, and what they must not. */
export interface ProfileDiagnosis {
  /** What is wrong with the profile, or at least where it was looked for. One or more sentences. */
  readonly description: string;
  /** Values in the files that no message may contain. */
  readonly hidden: readonly string[];
}

export async function diagnoseProfile(source: ProfileSource): Promise<ProfileDiagnosis> {
  const { configFilepath, filepath } = filePaths(source);
  const [config, credentials, tokens] = await Promise.all([
    reportConfigFile(configFilepath),
    reportConfigFile(filepath),
    ssoTokens(),
  ]);
  const { name, origin } = nameOf(source);
  const faults = [
    ...fileFaults(config),
    ...fileFaults(credentials),
    ...profileFaults(name, origin, config, credentials),
  ];
  return { description: faults.join(" "), hidden: [...config.hidden, ...credentials.hidden, ...tokens] };
}

/**
 * Why there may be no region in the shared config files: what keeps this process from reading them, and about the profile that
 * the client or AWS_PROFILE names, if one does. One or more sentences each.
 */
export async function regionFaults(source: ProfileSource): Promise<string[]> {
  const { configFilepath, filepath } = filePaths(source);
  const [config, credentials] = await Promise.all([
    reportConfigFile(configFilepath),
    reportConfigFile(filepath),
  ]);
  const faults = [...fileFaults(config), ...fileFaults(credentials)];
  if (!(source.profile || process.env["AWS_PROFILE"])) return faults;
  const { name, origin } = nameOf(source);
  const about = keysOf(name, config, credentials) ? settingsOf : missingProfile;
  return [...faults, about(name, origin, config, credentials)];
}

function fileFaults({ path, failure, malformedLine }: ConfigFileReport): string[] {
  if (failure && failure !== "ENOENT") {
    return [`${path} cannot be read (${failure}): it must be a regular file that this process may read.`];
  }
  return malformedLine
    ? [`Line ${malformedLine} of ${path} is neither a [section] nor a "name = value" within one: correct it.`]
    : [];
}

function profileFaults(
  name: string,
  origin: string,
  config: ConfigFileReport,
  credentials: ConfigFileReport,
): string[] {
  const chain = [...sourceProfiles(name, config, credentials)];
  const [last, keys] = chain.at(-1)!;
  if (!keys)
    return [missingProfile(last, last === name ? origin : ", a source_profile", config, credentials)];
  return [
    settingsOf(name, origin, config, credentials),
    ...missingHalf(last, keys),
    ...missingKeys(last, keys),
    ...circle(chain),
  ];
}

const STATIC_KEYS = ["aws_access_key_id", "aws_secret_access_key"];

function missingHalf(profile: string, keys: ReadonlyMap<string, string>): string[] {
  const [missing, ...more] = STATIC_KEYS.filter((key) => !keys.has(key));
  if (!missing || more.length > 0) return [];
  const half = STATIC_KEYS.find((key) => key !== missing);
  return [`Profile ${shown(profile)} lacks ${missing}: ${half} has no effect without it.`];
}

/** About profiles whose `source_profile` leads back to one of them. Keys of a profile's own end the search for credentials. */
function circle(chain: [name: string, keys: ReadonlyMap<string, string> | undefined][]): string[] {
  const next = chain.at(-1)![1]?.get("source_profile");
  const start = chain.findIndex(([name]) => name === next);
  const members = start < 0 ? [] : chain.slice(start);
  const isClosed = members.every(
    ([, keys]) => keys?.has("role_arn") && !STATIC_KEYS.every((key) => keys.has(key)),
  );
  if (members.length === 0 || !isClosed) return [];
  const way = [...members.map(([name]) => name), next!].map(shown).join(" → ");
  return [`source_profile goes round in a circle: ${way}. Let one of them name a profile with credentials.`];
}

function settingsOf(
  name: string,
  origin: string,
  config: ConfigFileReport,
  credentials: ConfigFileReport,
): string {
  const keys = [...keysOf(name, config, credentials)!.keys()];
  return `Profile ${shown(name)}${origin} in ${config.path} and ${credentials.path} sets ${keys.join(", ") || "nothing"}.`;
}

const ROLE_SOURCES = ["source_profile", "credential_source", "web_identity_token_file"];

const CREDENTIAL_SOURCES = ["Environment", "Ec2InstanceMetadata", "EcsContainer"];

function missingKeys(profile: string, keys: ReadonlyMap<string, string>): string[] {
  if (!keys.has("role_arn")) return [];
  const source = keys.get("credential_source");
  if (source !== undefined && !CREDENTIAL_SOURCES.includes(source)) {
    return [
      `credential_source of profile ${shown(profile)} is ${shown(source)}: set it to one of ${CREDENTIAL_SOURCES.join(", ")}.`,
    ];
  }
  if (ROLE_SOURCES.some((key) => keys.has(key))) return [];
  return [`With role_arn, profile ${shown(profile)} needs one of ${ROLE_SOURCES.join(", ")}.`];
}

function missingProfile(
  profile: string,
  origin: string,
  config: ConfigFileReport,
  credentials: ConfigFileReport,
): string {
  if (config.failure === "ENOENT" && credentials.failure === "ENOENT") {
    return (
      `Neither ${config.path} nor ${credentials.path} exists, so there is no profile ${shown(profile)}${origin}: ` +
      'create one with "aws configure", or point AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE to its file.'
    );
  }
  if (config.sections.has(profile) && profile !== "default") {
    return `${config.path} has a section [${shown(profile)}]: in this file it must be written [profile ${shown(profile)}].`;
  }
  const known = new Set([
    ...[...config.sections.keys()]
      .filter((header) => !OTHER_SECTIONS.test(header))
      .map((header) => header.replace(/^profile /, "")),
    ...credentials.sections.keys(),
  ]);
  return (
    `There is no profile ${shown(profile)}${origin}: ${config.path} has no section [profile ${shown(profile)}] and ` +
    `${credentials.path} no section [${shown(profile)}]. ${listProfiles(known)} ` +
    "Check the option profile, AWS_PROFILE, and the spelling."
  );
}

/** Sections of the config file that are no profiles. */
const OTHER_SECTIONS = /^(services|sso-session)\s/;

const MAX_LISTED = 20;

function listProfiles(names: ReadonlySet<string>): string {
  if (names.size === 0) return "There are no profiles.";
  const list = [...names].slice(0, MAX_LISTED).map(shown).join(", ");
  return names.size > MAX_LISTED
    ? `Existing profiles: ${list} and ${names.size - MAX_LISTED} more.`
    : `Existing profiles: ${list}.`;
}

import { access, constants } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** The keys of one section of a shared config file. */
export type Section = Readonly<Record<string, string | undefined>>;

/** What the shared config files say about one profile. */
export interface ProfileSettings {
  /** The profile, a key of the config file going before one of the credentials file. */
  readonly configFirst: Section;
  /** The profile, a key of the credentials file going before one of the config file. */
  readonly credentialsFirst: Section;
  /** A section of the config file by type and name, e.g. `services` and `local`. */
  section(type: string, name: string): Section | undefined;
}

const NOTHING: ProfileSettings = { configFirst: {}, credentialsFirst: {}, section: () => undefined };

/**
 * Reads the shared config files, anew at each call: whoever calls keeps the result. A file that is missing or cannot be
 * read counts as empty, and so does a profile that they do not have. Where neither file can be read, no
 * parser is loaded.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export async function readProfile(profile: string | undefined): Promise<ProfileSettings> {
  const configFilepath = filePath("AWS_CONFIG_FILE", "config");
  const filepath = filePath("AWS_SHARED_CREDENTIALS_FILE", "credentials");
  const readable = await Promise.all([isReadable(configFilepath), isReadable(filepath)]);
  if (!readable.includes(true)) return NOTHING;

  const { loadSharedConfigFiles } = await import("@smithy/core/config");
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    configFilepath,
    filepath,
    ignoreCache: true,
  });
  const name = profile || process.env["AWS_PROFILE"] || "default";
  return {
    configFirst: { ...own(credentialsFile, name), ...own(configFile, name) },
    credentialsFirst: { ...own(configFile, name), ...own(credentialsFile, name) },
    section: (type, sectionName) => own(configFile, `${type}.${sectionName}`),
  };
}

/** Whether the file may be read, by the file system's permissions and by Node's permission model. */
async function isReadable(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

export function filePath(variable: string, name: string): string {
  const path = process.env[variable];
  if (!path) return join(homeDirectory(), ".aws", name);
  return path.startsWith("~/") ? join(homeDirectory(), path.slice(2)) : path;
}

/** The home directory as all AWS tools find it: HOME first, on Windows too. */
function homeDirectory(): string {
  const { HOME, USERPROFILE, HOMEPATH, HOMEDRIVE } = process.env;
  return HOME || USERPROFILE || (HOMEPATH ? `${HOMEDRIVE ?? "C:"}${HOMEPATH}` : homedir());
}

/** Profiles are named by people: `constructor` is a name like any other. */
function own(file: Record<string, Section>, name: string): Section | undefined {
  return Object.hasOwn(file, name) ? file[name] : undefined;
}

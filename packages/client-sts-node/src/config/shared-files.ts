import { devNull, homedir } from "node:os";
import { join } from "node:path";
import { loaded } from "../loaded.js";
import { readablePath } from "./read-file.js";

/** The keys of one section of a shared config file. */
type Section = Readonly<Record<string, string | undefined>>;

/** One profile from the shared config files. */
export interface ProfileSettings {
  /** The profile's keys, those in the config file taking precedence. */
  readonly configFirst: Section;
  /** The profile's keys, those in the credentials file taking precedence. */
  readonly credentialsFirst: Section;
  /** A section of the config file by type and name, e.g. `services` and `local`. */
  section(type: string, name: string): Section | undefined;
}

const NOTHING: ProfileSettings = { configFirst: {}, credentialsFirst: {}, section: () => undefined };

/**
 * Reads the shared config files at each call; callers keep the result. A file that is missing, unreadable or not a regular
 * file counts as empty, and so does a missing profile. If neither file can be read, no parser is loaded.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export async function readProfile(profile: string | undefined): Promise<ProfileSettings> {
  const files = await readableFiles();
  if (files.filepath === devNull && files.configFilepath === devNull) return NOTHING;

  const { loadSharedConfigFiles } = await loaded(import("@smithy/core/config"));
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ...files, ignoreCache: true });
  const name = profile || process.env["AWS_PROFILE"] || "default";
  return {
    configFirst: { ...own(credentialsFile, name), ...own(configFile, name) },
    credentialsFirst: { ...own(configFile, name), ...own(credentialsFile, name) },
    section: (type, sectionName) => own(configFile, `${type}.${sectionName}`),
  };
}

/** The paths of the shared config files, as AWS's packages take them. */
export interface FilePaths {
  /** The credentials file. */
  readonly filepath?: string | undefined;
  /** The config file. */
  readonly configFilepath?: string | undefined;
}

/** Where the files are: as given, else from the environment, else in `~/.aws`. */
export function filePaths({ filepath, configFilepath }: FilePaths = {}) {
  return {
    filepath: filePath(filepath, "AWS_SHARED_CREDENTIALS_FILE", "credentials"),
    configFilepath: filePath(configFilepath, "AWS_CONFIG_FILE", "config"),
  };
}

/** The same, with an empty file for each that cannot be read: AWS's packages would hang on a FIFO. */
export async function readableFiles(given?: FilePaths) {
  const paths = filePaths(given);
  const [filepath, configFilepath] = await Promise.all([
    readablePath(paths.filepath),
    readablePath(paths.configFilepath),
  ]);
  return { filepath, configFilepath };
}

function filePath(given: string | undefined, variable: string, name: string): string {
  const path = given ?? process.env[variable];
  if (!path) return join(homeDirectory(), ".aws", name);
  return path.startsWith("~/") ? join(homeDirectory(), path.slice(2)) : path;
}

/** The home directory, found in the same way as in all AWS tools: HOME first, on Windows too. */
export function homeDirectory(): string {
  const { HOME, USERPROFILE, HOMEPATH, HOMEDRIVE } = process.env;
  return HOME || USERPROFILE || (HOMEPATH ? `${HOMEDRIVE ?? "C:"}${HOMEPATH}` : homedir());
}

/** Profiles may have any name, even `constructor`. */
function own(file: Record<string, Section>, name: string): Section | undefined {
  return Object.hasOwn(file, name) ? file[name] : undefined;
}

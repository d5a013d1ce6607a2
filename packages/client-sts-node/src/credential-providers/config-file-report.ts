import { type Setting, settings } from "@stskit/core/platform";
import { readFile } from "../config/read-file.js";
import { looksSecret } from "../config/shown.js";

/** What error messages need to know about a shared config file. */
export interface ConfigFileReport {
  readonly path: string;
  /** Why it cannot be read, e.g. `EACCES` or `not a regular file`; `ENOENT` when it is missing. */
  readonly failure: string | undefined;
  /**
   * Section headers as written, e.g. `profile dev`, each with the keys that AWS's tools know. Other keys are joined as
   * `other keys`, since a secret in the wrong place looks like a key. Only `source_profile` and the like have their values, and `role_arn`.
   */
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Values that no message may contain: commands, and what looks like a secret. */
  readonly hidden: readonly string[];
  /** The first line that is not a section, setting or comment, counted from 1. */
  readonly malformedLine: number | undefined;
}

/** Keys whose values refer to something that may be missing. */
const REFERENCES: ReadonlySet<string> = new Set([
  "source_profile",
  "credential_source",
  "web_identity_token_file",
  "sso_session",
]);

/** Keys whose values are kept. */
const VALUED_KEYS: ReadonlySet<string> = new Set([...REFERENCES, "role_arn"]);

/** Keys whose names are shown. */
const KNOWN_KEYS: ReadonlySet<string> = new Set([
  ...REFERENCES,
  ...Object.values(settings).flatMap(({ keys }: Setting<unknown>) => keys),
  "aws_access_key_id",
  "aws_secret_access_key",
  "aws_session_token",
  "aws_account_id",
  "aws_credential_scope",
  "ca_bundle",
  "cli_pager",
  "credential_process",
  "defaults_mode",
  "duration_seconds",
  "ec2_metadata_service_endpoint",
  "ec2_metadata_service_endpoint_mode",
  "ec2_metadata_v1_disabled",
  "external_id",
  "login_session",
  "mfa_serial",
  "output",
  "role_arn",
  "role_session_name",
  "services",
  "sso_account_id",
  "sso_region",
  "sso_registration_scopes",
  "sso_role_name",
  "sso_start_url",
]);

/** A valid key. Anything else, e.g. `name: value` with a later `=`, makes the line malformed. */
const KEY = /^[\w.-]+$/;

/** Reads a shared config file, without a cache. */
export async function reportConfigFile(path: string): Promise<ConfigFileReport> {
  try {
    return { path, failure: undefined, ...reportLines(await readFile(path)) };
  } catch (error) {
    const failure = (error as NodeJS.ErrnoException).code ?? String(error);
    return { path, failure, sections: new Map(), hidden: [], malformedLine: undefined };
  }
}

/** Commands may contain passwords. A short one has no room for any, and may be a word that messages use. */
function isSecretCommand(key: string, value: string): boolean {
  return key === "credential_process" && value.length >= 12;
}

function reportLines(text: string): Omit<ConfigFileReport, "path" | "failure"> {
  const sections = new Map<string, Map<string, string>>();
  const hidden: string[] = [];
  let current: Map<string, string> | undefined;
  let malformedLine: number | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.replace(/(^|\s)[;#].*$/, "").trim();
    if (content === "") continue;
    const header = /^\[([^\]]*)\]$/.exec(content)?.[1]?.trim();
    const equals = content.indexOf("=");
    const key = content.slice(0, Math.max(equals, 0)).trim();
    const value = content.slice(equals + 1).trim();
    if (header) {
      const name = header.replace(/\s+/g, " ").replace(/["']/g, "");
      current = sections.get(name) ?? new Map();
      sections.set(name, current);
    } else if (KEY.test(key) && current) {
      current.set(KNOWN_KEYS.has(key) ? key : "other keys", VALUED_KEYS.has(key) ? value : "");
      if (isSecretCommand(key, value) || looksSecret(value)) hidden.push(value);
    } else {
      malformedLine ??= index + 1;
    }
  }
  return { sections, hidden, malformedLine };
}

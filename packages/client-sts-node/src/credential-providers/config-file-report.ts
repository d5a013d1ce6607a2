import { type Setting, settings } from "@stskit/core/platform";
import { readFile } from "../config/read-file.js";
import { looksSecret } from "../config/shown.js";

/** A shared config file as a person would look at it after something went wrong. */
export interface ConfigFileReport {
  readonly path: string;
  /** Why it cannot be read, e.g. `EACCES` or `not a regular file`; `ENOENT` when it is missing. */
  readonly failure: string | undefined;
  /**
   * Section headers as written, e.g. `profile dev`, each with the keys that AWS's tools know; others count together as
   * `other keys`, for a secret in the wrong place reads like a key. Only `source_profile` and the like keep their values.
   */
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Values that no message may repeat: commands, and what looks like a secret. */
  readonly hidden: readonly string[];
  /** The first line that is no section, no setting and no comment, counted from 1. */
  readonly malformedLine: number | undefined;
}

/** Keys whose values name something else that may be missing. */
const REFERENCES: ReadonlySet<string> = new Set([
  "source_profile",
  "credential_source",
  "web_identity_token_file",
  "sso_session",
]);

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

/** A key as the format allows it. What is none, e.g. `name: value` with a `=` further on, is malformed. */
const KEY = /^[\w.-]+$/;

/** Looks at a shared config file anew. */
export async function reportConfigFile(path: string): Promise<ConfigFileReport> {
  try {
    return { path, failure: undefined, ...reportLines(await readFile(path)) };
  } catch (error) {
    const failure = (error as NodeJS.ErrnoException).code ?? String(error);
    return { path, failure, sections: new Map(), hidden: [], malformedLine: undefined };
  }
}

/** Commands may hold passwords. A short one has no room for any, and may be a word that messages have too. */
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
      current.set(KNOWN_KEYS.has(key) ? key : "other keys", REFERENCES.has(key) ? value : "");
      if (isSecretCommand(key, value) || looksSecret(value)) hidden.push(value);
    } else {
      malformedLine ??= index + 1;
    }
  }
  return { sections, hidden, malformedLine };
}

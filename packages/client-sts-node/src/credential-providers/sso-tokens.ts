import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readFile } from "../config/read-file.js";
import { homeDirectory } from "../config/shared-files.js";

const SECRETS = ["accessToken", "refreshToken", "clientSecret"];

/** Shorter strings are not tokens, and any text may contain them by chance. */
const MIN_LENGTH = 8;

/** Far more than a token needs; bytes. */
const MAX_FILE_BYTES = 1_048_576;

/** The secrets of the SSO sessions on this machine. Messages must not contain them: a server may quote what it receives. */
export async function ssoTokens(): Promise<string[]> {
  const directory = join(homeDirectory(), ".aws", "sso", "cache");
  try {
    const names = await readdir(directory);
    return (await Promise.all(names.map((name) => secretsOf(join(directory, name))))).flat();
  } catch {
    return [];
  }
}

async function secretsOf(path: string): Promise<string[]> {
  try {
    const text = await readFile(path, ({ size }) => {
      if (size > MAX_FILE_BYTES) throw new Error("The file has no token.");
    });
    const session = JSON.parse(text) as Record<string, unknown>;
    return SECRETS.map((name) => session[name]).filter(
      (value): value is string => typeof value === "string" && value.length >= MIN_LENGTH,
    );
  } catch {
    return [];
  }
}

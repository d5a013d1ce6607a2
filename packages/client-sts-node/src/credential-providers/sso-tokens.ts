import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readFile } from "../config/read-file.js";
import { homeDirectory } from "../config/shared-files.js";

const SECRETS = ["accessToken", "refreshToken", "clientSecret"];

/** Shorter ones are no tokens, and would be found by chance in any text. */
const LEAST_LENGTH = 8;

/** Far more than a token takes; bytes. */
const LARGEST = 1_048_576;

/** The secrets of the SSO sessions on this machine: a server may quote what it was sent. */
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
      if (size > LARGEST) throw new Error("This holds no token.");
    });
    const session = JSON.parse(text) as Record<string, unknown>;
    return SECRETS.map((name) => session[name]).filter(
      (value): value is string => typeof value === "string" && value.length >= LEAST_LENGTH,
    );
  } catch {
    return [];
  }
}

import { type StsLocal, type StsLocalOptions, startStsLocal } from "@stskit/sts-local";
import { vi } from "vitest";
import { isolatedEnvironment } from "../environment/isolated-environment.js";

/** The ARN of one of the local server's roles. */
export const roleArn = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

/** Starts a local STS that uses the tests' clock, even if they fake it. */
export function startSts(options?: StsLocalOptions): Promise<StsLocal> {
  return startStsLocal({ clock: () => Date.now(), ...options });
}

/** Points all clients in this process to the server, as a user would. Each test must do so, since its environment starts empty. */
export function useSts(sts: StsLocal): void {
  vi.stubEnv("AWS_ENDPOINT_URL_STS", sts.endpoint);
  sts.requests.length = 0;
  sts.faults.clear();
}

/** A long-term key of one of the server's users. */
export function userKey(sts: StsLocal, userName = "alice") {
  const { accessKeyId, secretAccessKey } = sts.accessKeys.find((key) => key.userName === userName)!;
  return { accessKeyId, secretAccessKey };
}

/** What a client needs to call the server as alice. */
export function clientOptions(sts: StsLocal) {
  return { region: "eu-west-1", endpoint: sts.endpoint, credentials: userKey(sts) };
}

/** Variables that make a program call the server as alice, and isolate it from the machine it runs on. */
export function programEnvironment(sts: StsLocal) {
  const { accessKeyId, secretAccessKey } = userKey(sts);
  return {
    ...isolatedEnvironment,
    AWS_ENDPOINT_URL_STS: sts.endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  };
}

/** An ini section with the key of one of the server's users. */
export function staticProfile(sts: StsLocal, header: string, userName?: string): string {
  const { accessKeyId, secretAccessKey } = userKey(sts, userName);
  return `[${header}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
}

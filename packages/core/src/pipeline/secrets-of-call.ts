import type { HttpRequest } from "@smithy/types";
import type { Operation } from "../schema/operation.js";
import { secretValues } from "../schema/secrets.js";

const KEY_ID = /\bCredential=([^/,\s]+)/;

/** All secrets that a call shows to the server: those of its input, and the credentials as far as they travel. */
export function secretsOfCall(operation: Operation, input: object, request: HttpRequest): string[] {
  const secrets = secretValues(operation.input, input);
  for (const name of Object.keys(request.headers)) {
    const value = request.headers[name]!;
    if (name.toLowerCase() === "x-amz-security-token") secrets.push(value);
    if (name.toLowerCase() === "authorization") secrets.push(KEY_ID.exec(value)?.[1] ?? value);
  }
  return secrets;
}

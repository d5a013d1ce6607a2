import type { FoundCredentials } from "../../authentication/find-credentials.js";
import type { RefusedSignature } from "../refused-signature.js";
import type { Deviation } from "./deviation.js";

/** The secret of another key. */
export function otherSecrets({ store, signature }: RefusedSignature, found: FoundCredentials): Deviation[] {
  const { accessKeyId } = signature.credential;
  return store.world.users.flatMap(({ name, accessKeys }) =>
    accessKeys
      .filter((key) => key.secretAccessKey !== found.secretAccessKey)
      .map((key) => ({
        cause: "another-secret",
        as: `with the secret access key of ${key.accessKeyId} (${name})`,
        advice: `The access key ID is ${accessKeyId}: use the secret that belongs to it.`,
        secretAccessKey: key.secretAccessKey,
      })),
  );
}

/** The right secret, spelled as files and shells spoil it. */
export function otherSpellings(
  { signature }: RefusedSignature,
  { secretAccessKey: secret }: FoundCredentials,
): Deviation[] {
  const { accessKeyId } = signature.credential;
  const spelled: readonly (readonly [string, string])[] = [
    ["with a line break after the secret access key", `${secret}\n`],
    ["with a line break after the secret access key", `${secret}\r\n`],
    ["with a carriage return after the secret access key", `${secret}\r`],
    ["with a space after the secret access key", `${secret} `],
    ["with a tab after the secret access key", `${secret}\t`],
    ["with a space before the secret access key", ` ${secret}`],
    ["with a byte order mark before the secret access key", `\ufeff${secret}`],
    ["with the secret access key in quotes", `"${secret}"`],
    ["with the secret access key in single quotes", `'${secret}'`],
    ["with the secret access key percent-encoded", encodeURIComponent(secret)],
    ["with a secret access key whose + had become spaces", secret.replaceAll("+", " ")],
    ["with a secret access key without its first character", secret.slice(1)],
    ["with a secret access key without its last character", secret.slice(0, -1)],
    ["with the secret access key twice in a row", secret.repeat(2)],
    ["with the secret access key in lowercase", secret.toLowerCase()],
    ["with the secret access key in uppercase", secret.toUpperCase()],
    ["with the secret access key in base64", Buffer.from(secret).toString("base64")],
    ["with a secret access key whose slashes are escaped", secret.replaceAll("/", "\\/")],
    ["with the access key ID as the secret access key", accessKeyId],
    ["with an empty secret access key", ""],
    ...["undefined", "null", "None"].map(
      (word) => [`with the word ${word} as the secret access key`, word] as const,
    ),
  ];
  return spelled
    .filter(([, other]) => other !== secret)
    .map(([as, other]) => ({
      cause: "secret-spelling",
      as,
      advice: "Look at how the secret is stored and read.",
      secretAccessKey: other,
    }));
}

import { createHash } from "node:crypto";
import type { RefusedSignature } from "../refused-signature.js";
import { unescaped } from "../unescaped.js";
import type { Deviation } from "./deviation.js";

/** Another body than the one that arrived. */
export function otherBodies({ request, content }: RefusedSignature): Deviation[] {
  const { body, headers } = request;
  const text = body.toString("utf8");
  const declared = headers["x-amz-content-sha256"];
  const pairs = text.split("&");
  const reencoded = new URLSearchParams(text).toString();
  const bodies: readonly (readonly [string, string])[] = [
    ["over an empty body", ""],
    ["over a body with + for spaces, where %20 arrived", text.replaceAll("%20", "+")],
    ["over a body with %20 for spaces, where + arrived", text.replaceAll("+", "%20")],
    [
      "over a body whose escapes are in lowercase",
      text.replace(/%[0-9A-F]{2}/g, (each) => each.toLowerCase()),
    ],
    [
      "over a body whose escapes are in uppercase",
      text.replace(/%[0-9a-f]{2}/g, (each) => each.toUpperCase()),
    ],
    ["over a body that was escaped in another way", reencoded],
    ["over a body that was escaped in another way", reencoded.replaceAll("+", "%20")],
    ["over a body that was not escaped", unescaped(text.replaceAll("+", " "))],
    ["over a body that ends with a line break", `${text}\n`],
    ["over a body that ends with a line break", `${text}\r\n`],
    ["over a body without the line break at its end", text.replace(/\r?\n$/, "")],
    ...orders(pairs).map(
      (ordered) => ["over a body with its parameters in another order", ordered.join("&")] as const,
    ),
    ...pairs.map(
      (pair) =>
        [
          `over a body without the parameter ${pair.split("=", 1)[0]}`,
          pairs.filter((other) => other !== pair).join("&"),
        ] as const,
    ),
    ["over its parameters as JSON", JSON.stringify(Object.fromEntries(new URLSearchParams(text)))],
    ["over the parameters of the query string as a body", new URLSearchParams([...content.query]).toString()],
    ["over a body that is twice as long", text + text],
  ];
  return [
    ...bodies.map(([as, other]) => ({
      as,
      advice:
        "The bytes that are sent must be those that were signed: sign last, and let nothing encode the body again.",
      hash: sha256(other),
      headers: { "content-length": String(Buffer.byteLength(other)) },
    })),
    {
      headers: {},
      as: "without the hash of the body, as UNSIGNED-PAYLOAD",
      advice: "STS wants the hash of the body.",
      hash: "UNSIGNED-PAYLOAD",
    },
    ...(declared === undefined
      ? []
      : [
          {
            headers: {},
            as: "with the hash in X-Amz-Content-Sha256, which is that of another body",
            advice: "The body was changed after it was signed.",
            hash: declared,
          },
        ]),
  ]
    .filter(({ hash }) => hash !== content.bodySha256)
    .map(({ as, advice, hash, headers: changed }) => ({
      cause: "body",
      as,
      advice,
      content: { bodySha256: hash },
      headers: changed,
    }));
}

/** Up to so many parameters are tried in every order: 24 of them. */
const MAX_ORDERED = 4;

function orders(pairs: readonly string[]): (readonly string[])[] {
  return pairs.length > MAX_ORDERED ? [[...pairs].sort(), [...pairs].reverse()] : permutations(pairs);
}

function permutations(items: readonly string[]): (readonly string[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

import { createHash } from "node:crypto";
import type { FoundCredentials } from "../authentication/find-credentials.js";
import {
  formatSigningDate,
  parseSigningDate,
  type SigningCredential,
} from "../authentication/request-signature.js";
import type { Cause, Deviation } from "./deviation.js";
import { otherCanonicalRequests } from "./other-canonical-requests.js";
import type { RefusedSignature } from "./refused-signature.js";

/** The likely mistakes, the likeliest first. */
export function deviations(refused: RefusedSignature, found: FoundCredentials): Deviation[] {
  const bodies = otherBodies(refused);
  const headers = otherHeaders(refused);
  return [
    ...otherSecrets(refused, found),
    ...otherSpellings(refused, found),
    ...bodies,
    ...headers,
    ...otherTargets(refused),
    ...otherQueries(refused),
    ...otherScopes(refused),
    ...otherSigningDates(refused),
    ...otherCanonicalRequests(refused),
    ...together(bodies, headers),
  ];
}

/** Of the hosts, only the likeliest are tried together with another change: each pair costs a signature. */
const HOSTS_TOGETHER = 12;

/**
 * Two changes at once: HTTP libraries encode the body again and set its content type, proxies set Host and other headers.
 */
function together(bodies: readonly Deviation[], headers: readonly Deviation[]): Deviation[] {
  const of = (...names: readonly string[]) =>
    headers.filter((each) => names.some((name) => Object.hasOwn(each.headers ?? {}, name)));
  const both = (ones: readonly Deviation[], others: readonly Deviation[]) =>
    ones.flatMap((one) =>
      others.map(
        (other): Deviation => ({
          ...one,
          as: `${one.as}, and ${other.as}`,
          headers: { ...one.headers, ...other.headers },
        }),
      ),
    );
  return [
    ...both(bodies, of("content-type")),
    ...both(
      of("host").slice(0, HOSTS_TOGETHER),
      of("content-type", "user-agent", "accept-encoding", "connection"),
    ),
  ];
}

/** The secret of another key. */
function otherSecrets({ store, signature }: RefusedSignature, found: FoundCredentials): Deviation[] {
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
function otherSpellings(
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

/** Another body than the one that arrived. */
function otherBodies({ request, content }: RefusedSignature): Deviation[] {
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
    ["over a body that was not escaped", decoded(text)],
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

/** Other values of the signed headers than those that arrived, as proxies and HTTP clients change them. */
function otherHeaders({ signature, content }: RefusedSignature): Deviation[] {
  return signature.signedHeaders.flatMap((name) => {
    const arrived = content.headers[name] ?? "";
    const values = new Set(otherValues(name, arrived, signature.credential.region, content.headers));
    return [...values]
      .filter((value) => value !== arrived)
      .map((value) => ({
        cause: name === "host" ? "host" : "header",
        as: `with ${name}: ${value || "(empty)"}, where ${name === "x-amz-security-token" ? "another" : arrived || "(nothing)"} arrived`,
        advice:
          name === "host"
            ? "Sign for the host that the request is sent to: set the endpoint in the client, rather than send what it signed for AWS elsewhere. A proxy in between must keep Host."
            : "Something between the signer and the server changed the header. Don't sign it, or keep it as it is.",
        headers: { [name]: value },
      }));
  });
}

function otherValues(
  name: string,
  arrived: string,
  region: string,
  headers: Readonly<Record<string, string>>,
): string[] {
  const values = [
    "",
    arrived.toLowerCase(),
    arrived.toUpperCase(),
    arrived.split(",")[0]!,
    arrived.replace(/\s+\S+$/, ""),
  ];
  if (name === "host") {
    const [hostname = "", port] = arrived.split(/:(\d+)$/);
    const names = [
      hostname,
      "localhost",
      "127.0.0.1",
      "[::1]",
      "0.0.0.0",
      "host.docker.internal",
      "sts-local",
      "localstack",
    ];
    const forwarded = [
      headers["x-forwarded-host"],
      headers["x-original-host"],
      headers["forwarded"]?.match(/host="?([^;"]+)/)?.[1],
    ];
    return [
      ...forwarded.filter((each) => each !== undefined),
      "sts.amazonaws.com",
      `sts.${region}.amazonaws.com`,
      ...names,
      `sts.${region}.amazonaws.com.cn`,
      `sts.${region}.amazonaws.com:443`,
      ...names.map((each) => `${each}:${port}`),
      ...["80", "443", "4566", "4599"].flatMap((each) => names.map((one) => `${one}:${each}`)),
      ...REGIONS.flatMap((each) => [`sts.${each}.amazonaws.com`, `sts-fips.${each}.amazonaws.com`]),
      ...values,
    ];
  }
  if (name === "content-type") {
    const type = "application/x-www-form-urlencoded";
    values.push(
      type,
      `${type}; charset=utf-8`,
      `${type};charset=UTF-8`,
      `${type}; charset=UTF-8`,
      `${type};charset=utf-8`,
      "application/json",
      "text/plain;charset=UTF-8",
    );
  }
  if (name === "connection") values.push("keep-alive", "close", "upgrade");
  if (name === "content-length") values.push("0");
  if (name === "accept-encoding") values.push("identity", "gzip", "gzip, deflate", "gzip, deflate, br", "*");
  if (name === "x-forwarded-for" || name === "via") values.push(arrived.split(", ")[0]!);
  if (name === "x-forwarded-proto") values.push("http", "https");
  return values;
}

/** Another method or path. */
function otherTargets({ content }: RefusedSignature): Deviation[] {
  const methods = ["GET", "POST", "PUT", "HEAD"].map(
    (method): Deviation => ({
      cause: "method",
      as: `as ${method}, and sent as ${content.method}`,
      advice: "Send it as it was signed. A redirect turns a POST into a GET.",
      content: { method },
    }),
  );
  const paths = ["/", "", "//", `${content.path}/`, content.path.replace(/\/$/, "")].map(
    (path): Deviation => ({
      cause: "path",
      as: `for the path ${path || "(none)"}, where ${content.path} arrived`,
      advice: "A proxy or the endpoint in the client may add to the path.",
      content: { path },
    }),
  );
  return [...methods, ...paths];
}

/** Another query string. */
function otherQueries({ content: { query } }: RefusedSignature): Deviation[] {
  const without = (names: readonly string[]) => ({
    query: new Map([...query].filter(([name]) => !names.includes(name))),
  });
  const inputs = [...query.keys()].filter((name) => !name.startsWith("X-Amz-"));
  const added = inputs.map(
    (name): Deviation => ({
      cause: "query",
      as: `without the parameter ${name} in the query string`,
      advice: "It was added after signing. Pass it to the signer.",
      content: without([name]),
    }),
  );
  const all: Deviation = {
    cause: "query",
    as: "without the parameters in the query string",
    advice: "Send exactly what was signed.",
    content: without(inputs),
  };
  const token: Deviation = {
    cause: "session-token-not-signed",
    as: "without X-Amz-Security-Token",
    advice: "Pass the session token to the signer; don't add it to the URL afterwards.",
    content: without(["X-Amz-Security-Token"]),
  };
  const expiries = ["300", "900", "3600"].map(
    (seconds): Deviation => ({
      cause: "query",
      as: `with X-Amz-Expires=${seconds}`,
      advice: "The time that a presigned request is valid for is signed, and cannot be changed afterwards.",
      content: { query: new Map([...query, ["X-Amz-Expires", seconds]]) },
    }),
  );
  return [
    ...added,
    ...(inputs.length > 0 ? [all] : []),
    ...(query.has("X-Amz-Security-Token") ? [token] : []),
    ...(query.has("X-Amz-Expires") ? expiries : []),
  ];
}

const REGIONS = [
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
  "ca-central-1",
  "sa-east-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "eu-central-1",
  "eu-north-1",
  "eu-south-1",
  "ap-south-1",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-east-1",
  "me-south-1",
  "af-south-1",
  "us-gov-west-1",
  "us-gov-east-1",
  "cn-north-1",
  "cn-northwest-1",
  "aws-global",
];

/** A key that was derived for another region, service or day than the credential scope says. */
function otherScopes({ signature: { credential, signingDate } }: RefusedSignature): Deviation[] {
  const advice = "The scope in Credential and the signing key must be of the same date, region and service.";
  const scoped = (cause: Cause, as: string, change: Partial<SigningCredential>) => ({
    cause,
    as,
    advice,
    change,
  });
  const dayOf = (days: number) => {
    const date = new Date(
      `${credential.date.slice(0, 4)}-${credential.date.slice(4, 6)}-${credential.date.slice(6)}T00:00:00Z`,
    );
    if (Number.isNaN(date.getTime())) return credential.date;
    date.setUTCDate(date.getUTCDate() + days);
    return date.toISOString().slice(0, 10).replaceAll("-", "");
  };
  const others = [
    ...[...REGIONS, credential.region.toUpperCase()]
      .filter((region) => region !== credential.region)
      .map((region) => scoped("region", `for the region ${region}`, { region })),
    ...["iam", "s3", "execute-api", "lambda", "sso", "ec2", "STS", "sts.amazonaws.com", ""].map((service) =>
      scoped("service", `for the service ${service || "(none)"}`, { service }),
    ),
    ...[1, -1, -2, -3, -4, -5, -6, -7].map((days) =>
      scoped("date", `for the date ${dayOf(days)}`, { date: dayOf(days) }),
    ),
    scoped("date", `for the date ${signingDate}`, { date: signingDate }),
  ];
  // Either the key alone was derived for another scope, or the scope was changed after signing.
  return others.flatMap(({ change, ...other }): Deviation[] => [
    { ...other, mistake: { keyScope: change } },
    { ...other, signature: { credential: { ...credential, ...change } } },
  ]);
}

/** The longest that a request may have been held up before its date was set anew. */
const MAX_DELAY_SECONDS = 300;

/** Another time than the one that arrived: that of the other header, or an earlier one. */
function otherSigningDates({ signature, content }: RefusedSignature): Deviation[] {
  const { signingDate, location, credential } = signature;
  const signedAt = parseSigningDate(signingDate);
  if (location === "query" || signedAt === undefined) return [];
  const dated = (as: string, date: string, other = date): Deviation => ({
    cause: "signing-date",
    as,
    advice: "Sign again whenever the date changes, as for each attempt.",
    signature: { signingDate: date, credential: { ...credential, date: signingDate.slice(0, 8) } },
    headers: content.headers["x-amz-date"] === undefined ? {} : { "x-amz-date": other },
  });
  const { date } = content.headers;
  const parsed = date === undefined ? new Date(Number.NaN) : new Date(date);
  return [
    ...(date === undefined || Number.isNaN(parsed.getTime())
      ? []
      : [
          dated(
            "at the time of its Date, where X-Amz-Date is another",
            formatSigningDate(parsed),
            signingDate,
          ),
          dated(`with the time written as ${date}; it must be as in 20250102T030405Z`, date, signingDate),
        ]),
    ...Array.from({ length: MAX_DELAY_SECONDS }, (_, index) => {
      const earlier = formatSigningDate(new Date(signedAt.getTime() - (index + 1) * 1000));
      return dated(`at ${earlier}, where ${signingDate} arrived`, earlier);
    }),
  ];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { base64 } from "../schema/base64.js";
import { hideSecrets } from "./hide-secrets.js";

vi.mock("../schema/base64.js", { spy: true });
afterEach(() => vi.clearAllMocks());

const SECRET = "key+SECRET/é 1==";
const hex = (text: string, width: number) => text.charCodeAt(0).toString(16).padStart(width, "0");
const everyUnit = (text: string, write: (unit: string) => string) => text.split("").map(write).join("");
const bytes = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));

const writings: [how: string, write: (text: string) => string][] = [
  ["as it is", (text) => text],
  ["percent-encoded", encodeURIComponent],
  [
    "percent-encoded in lower case",
    (text) => encodeURIComponent(text).replace(/%../g, (pair) => pair.toLowerCase()),
  ],
  ["percent-encoded throughout", (text) => everyUnit(bytes(text), (byte) => `%${hex(byte, 2)}`)],
  ["percent-encoded twice", (text) => encodeURIComponent(encodeURIComponent(text))],
  ["as a form has it", (text) => new URLSearchParams({ a: text }).toString().slice(2)],
  ["as a form is misread", (text) => text.replace(/\+/g, " ")],
  ["in JSON", (text) => JSON.stringify(text).slice(1, -1)],
  ["in JSON with escaped slashes", (text) => JSON.stringify(text).slice(1, -1).replace(/\//g, "\\/")],
  ["in \\u escapes", (text) => everyUnit(text, (unit) => `\\u${hex(unit, 4)}`)],
  [
    "in XML references",
    (text) => [...text].map((unit) => `&#x${unit.codePointAt(0)!.toString(16)};`).join(""),
  ],
  [
    "in JSON in JSON",
    (text) => JSON.stringify(JSON.stringify(text).slice(1, -1).replace(/\//g, "\\/")).slice(1, -1),
  ],
  ["in base64", (text) => btoa(bytes(text))],
  ["in base64 among other text", (text) => btoa(`a${bytes(text)}bc`)],
  ["in base64 after two others", (text) => btoa(`ab${bytes(text)}c`)],
  [
    "in base64 for URLs",
    (text) => btoa(bytes(text)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, ""),
  ],
];

const shown = (text: string, secrets: string[]) => {
  const error = new Error(text);
  hideSecrets(error, secrets);
  return error.message;
};

test.each(writings)("a secret is hidden %s, and what stands around it stays", (_, write) => {
  const text = shown(`before "${write(SECRET)}" after`, [SECRET]);
  expect(text).toMatch(/^before ".*" after$/);
  expect(text).toContain("***SensitiveInformation***");
  expect(text.replace("***SensitiveInformation***", "").length).toBeLessThan(30);
});

/** Without a repetition, as tokens are. */
const token = (length: number) => {
  let text = "";
  for (let block = 0; text.length < length; block++) text += `${(block * 7919).toString(36)}+/`;
  return text.slice(0, length);
};

test.each(writings)("a secret of 2,000 characters is hidden %s, to its end", (_, write) => {
  const text = shown(`before "${write(token(2_000))}" after`, [token(2_000)]);
  expect(text.replace("***SensitiveInformation***", "")).toMatch(/^before "[\w=+/]{0,6}" after$/);
});

test.each(writings)("a secret longer than what is kept of a text is hidden %s", (_, write) => {
  const text = shown(`before "${write(token(100_000))}" after`, [token(100_000)]);
  expect(text).toMatch(/^before "[\w=+/]{0,4}\*\*\*SensitiveInformation\*\*\* …$/);
});

test("no more than the secret is hidden, though the text goes on after it as it begins", () => {
  expect(shown(`"${SECRET}"`, [SECRET])).toBe('"***SensitiveInformation***"');
});

test("the beginning of a secret is hidden where a server cuts it off, and what follows stays", () => {
  const text = shown(`Value '${token(100)}...' is too long`, [token(2_000)]);
  expect(text).toBe("Value '***SensitiveInformation***...' is too long");
});

test("a secret that repeats itself is hidden to its end, wherever it begins in the text", () => {
  const secret = "ab".repeat(40) + token(100);
  expect(shown(`<ab${secret}>`, [secret])).toBe("<***SensitiveInformation***>");
  expect(shown(`<${"x".repeat(30_000)}>`, ["x".repeat(1_000_000)])).toBe("<***SensitiveInformation***>");
});

test("any secret is hidden in any of the writings", () => {
  const secret = fc.string({ unit: "grapheme", minLength: 6 }).filter((text) => text.isWellFormed());
  fc.assert(
    fc.property(secret, fc.constantFrom(...writings), (text, [, write]) => {
      expect(shown(`<${write(text)}>`, [text])).toContain("***SensitiveInformation***");
    }),
  );
});

test("text without a secret stays as it is, whatever escapes it has", () => {
  const text = "100%25 of \\u0041 &amp; \\/ %zz %";
  expect(shown(text, [SECRET])).toBe(text);
});

test("of a text without end the beginning is shown, without a part of a secret where it ends", () => {
  for (let before = 32_750; before < 32_772; before++) {
    const text = shown("x".repeat(before) + SECRET + " y".repeat(50_000), [SECRET]);
    expect(text).toMatch(/^x{32750,}/);
    expect(text).not.toContain("k");
    expect(text.length).toBeLessThan(33_000);
  }
});

test("codes, names of fields, request ids and headers of the response hold none either", () => {
  const token = "FwoGZXIvYXdzE1234";
  const error: any = Object.assign(new Error("no"), {
    name: `Bad ${token}`,
    Code: token,
    Type: token,
    [`Member${token}`]: "x",
    $metadata: { httpStatusCode: 403, requestId: token },
    Error: { Code: token, Type: token, Message: token },
    $response: { statusCode: 403, headers: { "x-amzn-requestid": token, [token]: "x" } },
  });
  hideSecrets(error, [token]);
  const names = (value: object): string => JSON.stringify(value);
  expect(names({ ...error, name: error.name }) + error.stack).not.toContain(token);
  expect(error.$metadata.httpStatusCode).toBe(403);
});

test("a code stays what programs decide by, though a secret is a word of it", () => {
  const error = Object.assign(new Error("Access"), { name: "AccessDenied", Code: "AccessDenied" });
  hideSecrets(error, ["Access"]);
  expect(error).toMatchObject({ name: "AccessDenied", Code: "AccessDenied" });
});

test("secrets are written once, however many fields an error has, and no more of them than it takes", () => {
  const work = (members: number) => {
    vi.mocked(base64).mockClear();
    const error = Object.assign(new Error("no"), { $response: { headers: {} as Record<string, string> } });
    for (let member = 0; member < members; member++) {
      Object.assign(error, { [`Member${member}`]: `value ${member}` });
      error.$response.headers[`x-header-${member}`] = `value ${member}`;
    }
    hideSecrets(error, [token(1_000_000), SECRET]);
    return vi.mocked(base64).mock.calls.map(([text]) => text.length);
  };
  const lengths = work(1);
  expect(Math.max(...lengths)).toBeLessThan(100);
  expect(work(300)).toEqual(lengths);
});

test("a long secret is written as a whole once, and only in the writing that a text has", () => {
  const error = new Error("no");
  for (let member = 0; member < 100; member++) {
    Object.assign(error, { [`Member${member}`]: btoa(token(1_000)) });
  }
  hideSecrets(error, [token(1_000)]);
  expect(JSON.stringify(error)).not.toContain(btoa(token(1_000)).slice(0, 100));
  expect(vi.mocked(base64).mock.calls.filter(([text]) => text.length >= 1_000).length).toBeLessThanOrEqual(2);
});

test("of more text than any error has, what programs decide by is kept, and fields are dropped", () => {
  const error: any = new Error("Not allowed");
  for (let member = 0; member < 20_000; member++) error[`Member${member}`] = `${token(1_400)}, ${member}`;
  Object.assign(error, { Code: "Denied", $metadata: { requestId: "id" }, Error: { Code: "Denied" } });
  hideSecrets(error, [token(1_400)]);
  expect(error).toMatchObject({
    message: "Not allowed",
    Member0: "***SensitiveInformation***, 0",
    Code: "Denied",
    $metadata: { requestId: "id" },
    Error: { Code: "Denied" },
  });
  expect(JSON.stringify(error).length).toBeLessThan(300_000);
});

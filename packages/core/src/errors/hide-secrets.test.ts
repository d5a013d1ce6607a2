import fc from "fast-check";
import { expect, test } from "vitest";
import { hideSecrets } from "./hide-secrets.js";

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

/** Parameters and headers whose values are shown only when asked for. */
const SECRET =
  /^(TokenCode|WebIdentityToken|SAMLAssertion|TradeInToken|authorization|x-amz-security-token|X-Amz-(Security-Token|Signature))$/i;

const SECRET_ELEMENTS = /(<(SecretAccessKey|SessionToken|WebIdentityToken)>)([^<]*)(<)/g;

export function isSecret(name: string): boolean {
  return SECRET.test(name);
}

/** The first characters of a long secret, to recognize it by. */
export function masked(value: string): string {
  return `${value.length > 32 ? value.slice(0, 8) : ""}…`;
}

/** A response in which secrets are masked. */
export function maskedXml(xml: string): string {
  return xml.replace(SECRET_ELEMENTS, (_, open, __, value, close) => `${open}${masked(value)}${close}`);
}

/** XML with a line for each element. */
export function indented(xml: string): string {
  let depth = 0;
  const lines = xml.replace(/>\s*</g, ">\n<").trim().split("\n");
  return lines
    .map((line) => {
      if (line.startsWith("</")) depth -= 1;
      const shown = "  ".repeat(Math.max(0, depth)) + line;
      if (/^<[^/?!]/.test(line) && !/<\/|\/>$/.test(line)) depth += 1;
      return shown;
    })
    .join("\n");
}

import { createHash, type KeyObject, sign } from "node:crypto";

/**
 * A self-signed X.509 certificate for an RSA key pair, in PEM, valid from 1950 to 2049. SAML only uses certificates to
 * carry public keys, so this one has the required fields and no extensions.
 */
export function selfSignedCertificate(
  commonName: string,
  publicKey: KeyObject,
  privateKey: KeyObject,
): string {
  const keyInfo = publicKey.export({ type: "spki", format: "der" });
  const algorithm = sequence(der(0x06, SHA256_WITH_RSA), der(0x05, Buffer.alloc(0)));
  const name = sequence(der(0x31, sequence(der(0x06, COMMON_NAME), der(0x0c, Buffer.from(commonName)))));
  const serialNumber = createHash("sha256").update(keyInfo).digest().subarray(0, 8);
  serialNumber[0] = (serialNumber[0]! & 0x7f) | 0x40; // positive, without a leading zero byte
  const validity = sequence(der(0x17, Buffer.from("500101000000Z")), der(0x17, Buffer.from("491231235959Z")));
  const toBeSigned = sequence(der(0x02, serialNumber), algorithm, name, validity, name, keyInfo);
  const signature = Buffer.concat([Buffer.of(0), sign("sha256", toBeSigned, privateKey)]);
  const base64 = sequence(toBeSigned, algorithm, der(0x03, signature)).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{1,64}/g, "$&\n")}-----END CERTIFICATE-----\n`;
}

/** OID 1.2.840.113549.1.1.11. */
const SHA256_WITH_RSA = Buffer.from("2a864886f70d01010b", "hex");
/** OID 2.5.4.3. */
const COMMON_NAME = Buffer.from("550403", "hex");

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

/** A DER element: tag, length and content (X.690). */
function der(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag), derLength(content.length), content]);
}

function derLength(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  if (length < 0x100) return Buffer.of(0x81, length);
  return Buffer.of(0x82, length >> 8, length & 0xff);
}

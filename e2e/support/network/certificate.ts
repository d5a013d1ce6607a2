import { generate } from "selfsigned";

/** In PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Makes a self-signed certificate for `localhost`, or for another name. */
export async function certificate(name = "localhost", notAfterDate?: Date): Promise<Certificate> {
  const pair = await generate([{ name: "commonName", value: name }], {
    keySize: 2048,
    algorithm: "sha256",
    ...(notAfterDate && {
      notBeforeDate: new Date(notAfterDate.getTime() - 86_400_000),
      notAfterDate,
    }),
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: name }] },
    ],
  });
  return { key: pair.private, cert: pair.cert };
}

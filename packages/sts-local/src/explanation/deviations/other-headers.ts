import type { RefusedSignature } from "../refused-signature.js";
import type { Deviation } from "./deviation.js";
import { REGIONS } from "./regions.js";

/** Other values of the signed headers than those that arrived, as proxies and HTTP clients change them. */
export function otherHeaders({ signature, content }: RefusedSignature): Deviation[] {
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

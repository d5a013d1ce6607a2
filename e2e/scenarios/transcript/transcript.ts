import { createHash } from "node:crypto";
import type { RequestRecord } from "@stskit/sts-local";
import { comparable } from "./comparable.js";
import { isDifference, isSignedDifference } from "./platform-differences.js";
import { Pseudonyms } from "./pseudonyms.js";
import type { Platform, Recording } from "./stage.js";

/**
 * What happened, as text that is the same in each run and on every runtime: the requests as the server received them,
 * who signed them, the responses, and how it ended for the program.
 */
export function transcript(recording: Recording, platform: Platform, withRequests: boolean): string {
  const requests = withRequests ? recording.requests.filter(({ method }) => method !== "OPTIONS") : [];
  const pseudonyms = pseudonymsOf(recording, requests);
  const [[kind, value]] = Object.entries(recording.observed) as [[string, unknown]];
  const parts = [
    ...requests.map((request) => requestText(request, platform)),
    `${kind}: ${JSON.stringify(comparable(value, recording.now), undefined, 2)}`,
  ];
  return `${pseudonyms.apply(parts.join("\n\n")).replaceAll(recording.endpoint, "<endpoint>")}\n`;
}

function pseudonymsOf(recording: Recording, requests: readonly RequestRecord[]): Pseudonyms {
  const pseudonyms = new Pseudonyms();
  pseudonyms.name("start", new Date(recording.now).toISOString());
  pseudonyms.collect(recording.given);
  for (const { form, headers, requestId } of requests) {
    pseudonyms.collect(form);
    pseudonyms.collect({ SessionToken: headers["x-amz-security-token"] });
    pseudonyms.collect({ AccessKeyId: /Credential=(\w+)/.exec(headers["authorization"] ?? "")?.[1] });
    pseudonyms.name("RequestId", requestId);
  }
  pseudonyms.collect(recording.observed);
  return pseudonyms;
}

function requestText(request: RequestRecord, platform: Platform): string {
  const headers = Object.entries(request.headers)
    .filter(([name]) => !isDifference(name, platform))
    .map(([name, value]) => `${name}: ${headerText(name, value, request, platform)}`)
    .sort();
  const outcome = request.status === undefined ? "no complete response" : `${request.status}`;
  const signer = request.principal === undefined ? "" : `, signed by ${request.principal}`;
  return [
    `${request.method} ${request.path}`,
    ...headers,
    "",
    ...request.body.split(/(?=&)/),
    `→ ${outcome} ${request.errorCode ?? ""}`.trimEnd() + signer,
  ].join("\n");
}

function headerText(name: string, value: string, { body }: RequestRecord, platform: Platform): string {
  if (name === "host") return "<host>";
  // Tokens vary in length.
  if (name === "content-length" && value === String(Buffer.byteLength(body))) return "<length of the body>";
  if (name === "x-amz-content-sha256" && value === createHash("sha256").update(body).digest("hex")) {
    return "<hash of the body>";
  }
  if (name === "x-amz-date") return value.replace(/^\d{8}T\d{6}Z$/, "<time>");
  if (name !== "authorization") return value;
  return value
    .replace(/\/\d{8}\//, "/<day>/")
    .replace(/Signature=[0-9a-f]{64}$/, "Signature=<signature>")
    .replace(/SignedHeaders=([^,]*)/, (_, names: string) => {
      const common = names.split(";").filter((signed) => !isSignedDifference(signed, platform));
      return `SignedHeaders=${common.join(";")}`;
    });
}

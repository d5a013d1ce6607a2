import type { HttpResponse, ResponseMetadata } from "@smithy/types";
import { child, ownCopy } from "./from-xml.js";
import type { XmlNode } from "./read-xml.js";

/** The status and request ids of a response. The request id is read from the document if it is not in the headers. */
export function responseMetadata(response: HttpResponse, document?: XmlNode): ResponseMetadata {
  // Mocks leave them out.
  const headers = response.headers ?? {};
  return {
    httpStatusCode: response.statusCode,
    requestId:
      header(headers, "x-amzn-requestid") ??
      header(headers, "x-amzn-request-id") ??
      header(headers, "x-amz-request-id") ??
      documentRequestId(document),
    extendedRequestId: header(headers, "x-amz-id-2"),
    cfId: header(headers, "x-amz-cf-id"),
  } as ResponseMetadata;
}

/** Looks up a header by its lower-case name. Request handlers differ in the case of header names. */
export function header(headers: Record<string, string>, name: string): string | undefined {
  const value = headers[name];
  if (value !== undefined) return value;
  for (const key of Object.keys(headers)) {
    if (key.toLowerCase() === name) return headers[key];
  }
  return undefined;
}

function documentRequestId(document: XmlNode | undefined): string | undefined {
  const element =
    child(document, "RequestId") ??
    child(document, "RequestID") ??
    child(child(document, "ResponseMetadata"), "RequestId");
  return (element && ownCopy(element.text.trim())) || undefined;
}

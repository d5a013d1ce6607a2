import { escapeXml, writeXml, type XmlTree } from "./xml-writer.js";

const NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

/** The body of a successful response in the AWS Query protocol. */
export function writeResponse(operation: string, result: XmlTree, requestId: string): string {
  const body = `<${operation}Result>${writeXml(result)}</${operation}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  return `<${operation}Response xmlns="${NAMESPACE}">${body}${metadata}</${operation}Response>\n`;
}

/** The body of an error response. Errors below 500 are the sender's fault, the others the receiver's. */
export function writeErrorResponse(
  error: { readonly code: string; readonly status: number; readonly message: string },
  requestId: string,
): string {
  const type = error.status < 500 ? "Sender" : "Receiver";
  const fields = writeXml({ Type: type, Code: error.code, Message: error.message });
  return `<ErrorResponse xmlns="${NAMESPACE}"><Error>${fields}</Error><RequestId>${escapeXml(requestId)}</RequestId></ErrorResponse>\n`;
}

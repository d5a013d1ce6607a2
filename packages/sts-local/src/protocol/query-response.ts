import { writeXml, type XmlTree } from "./write-xml.js";

const NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

/** The body of a successful response in the AWS Query protocol. */
export function writeResponse(operation: string, result: XmlTree, requestId: string): string {
  return writeDocument(`${operation}Response`, {
    [`${operation}Result`]: result,
    ResponseMetadata: { RequestId: requestId },
  });
}

/** The body of an error response. Errors below 500 are the sender's fault, the others the receiver's. */
export function writeErrorResponse(
  { code, status, message }: { readonly code: string; readonly status: number; readonly message: string },
  requestId: string,
): string {
  return writeDocument("ErrorResponse", {
    Error: { Type: status < 500 ? "Sender" : "Receiver", Code: code, Message: message },
    RequestId: requestId,
  });
}

function writeDocument(root: string, content: XmlTree): string {
  return `${writeXml({ [root]: { "@_xmlns": NAMESPACE, ...content } })}\n`;
}

import { escapeXml, writeXml, type XmlTree } from "./xml-writer.js";

const NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

/** An operation's answer, as awsQuery wraps it. */
export function successEnvelope(operation: string, result: XmlTree, requestId: string): string {
  const body = `<${operation}Result>${writeXml(result)}</${operation}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  return `<${operation}Response xmlns="${NAMESPACE}">${body}${metadata}</${operation}Response>\n`;
}

/** A refusal, as awsQuery wraps it. Statuses from 500 on are the receiver's fault. */
export function errorEnvelope(
  error: { readonly code: string; readonly status: number; readonly message: string },
  requestId: string,
): string {
  const type = error.status < 500 ? "Sender" : "Receiver";
  const fields = writeXml({ Type: type, Code: error.code, Message: error.message });
  return `<ErrorResponse xmlns="${NAMESPACE}"><Error>${fields}</Error><RequestId>${escapeXml(requestId)}</RequestId></ErrorResponse>\n`;
}

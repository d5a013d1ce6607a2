import type { HttpResponse, MetadataBearer } from "@smithy/types";
import type { Operation } from "../schema/operation.js";
import { excerpt } from "./excerpt.js";
import { fromError, unexpectedResponse } from "./from-error.js";
import { child, fromXml } from "./from-xml.js";
import { readXml, type XmlNode } from "./read-xml.js";
import { responseMetadata } from "./response-metadata.js";

/**
 * Parses the response to an operation.
 *
 * @param hostname - what the request was sent to, for errors
 * @param complete - whether members that STS always sends must be there
 * @throws STSServiceException for an error status, and for a success without the operation's result
 */
export function fromResponse(
  operation: Operation,
  response: HttpResponse,
  body: string,
  hostname: string,
  complete: boolean,
): MetadataBearer {
  const unexpected = (seen: string, shown = "", cause?: unknown) =>
    unexpectedResponse(response, hostname, `${seen}${shown && ` It begins: ${shown}`}`, cause);
  const succeeded = response.statusCode >= 200 && response.statusCode < 300;
  if (body.trim() === "") throw unexpected("The response has no body.");

  let document: XmlNode;
  try {
    // The templates of some servers begin with an empty line.
    document = readXml(body.trimStart());
  } catch (cause) {
    const seen = `The response is not XML from STS (${(cause as Error).message}).`;
    throw unexpected(seen, excerpt(body, operation), cause);
  }

  if (!succeeded) {
    throw (
      fromError(response, document) ?? unexpected("The response has no error code.", excerpt(body, operation))
    );
  }
  const result = document.name === `${operation.name}Response` && child(document, `${operation.name}Result`);
  if (!result) {
    const seen = `The response is <${document.name}>, not <${operation.name}Response> with <${operation.name}Result>.`;
    throw fromError(response, document) ?? unexpected(seen, excerpt(body, operation));
  }
  try {
    return Object.assign(fromXml(operation.output, result, complete), {
      $metadata: responseMetadata(response, document),
    });
  } catch (cause) {
    throw unexpected(`The response cannot be read: ${(cause as Error).message}.`, "", cause);
  }
}

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
 * @param complete - whether members that STS always sends must be there
 * @throws STSServiceException for an error status, and for a success without the operation's result
 */
export function fromResponse(
  operation: Operation,
  response: HttpResponse,
  body: string,
  complete: boolean,
): MetadataBearer {
  const succeeded = response.statusCode >= 200 && response.statusCode < 300;
  if (body.trim() === "") throw unexpectedResponse(response, "", "The response has no body.", undefined);

  let document: XmlNode;
  try {
    // The templates of some servers begin with an empty line.
    document = readXml(body.trimStart());
  } catch (cause) {
    throw unexpectedResponse(
      response,
      excerpt(body, operation),
      `The response is not XML from STS (${(cause as Error).message}).`,
      cause,
    );
  }

  if (!succeeded) {
    throw (
      fromError(response, document) ??
      unexpectedResponse(response, excerpt(body, operation), "The response has no error code.", undefined)
    );
  }
  const result = document.name === `${operation.name}Response` && child(document, `${operation.name}Result`);
  if (!result) {
    const seen = `The response is a ${document.name}, not a ${operation.name}Response with a ${operation.name}Result.`;
    throw (
      fromError(response, document) ?? unexpectedResponse(response, excerpt(body, operation), seen, undefined)
    );
  }
  try {
    return Object.assign(fromXml(operation.output, result, complete), {
      $metadata: responseMetadata(response, document),
    });
  } catch (cause) {
    throw unexpectedResponse(
      response,
      "",
      `The response cannot be read: ${(cause as Error).message}.`,
      cause,
    );
  }
}

import type { HttpResponse } from "@smithy/types";
import { modelledErrors } from "../errors/modelled.js";
import { type ErrorDetail, STSServiceException } from "../errors/service-exception.js";
import type { XmlNode } from "../platform.js";
import { child } from "./from-xml.js";
import { responseMetadata } from "./response-metadata.js";

/** How much of an answer that is none of STS's an error message shows. */
const SHOWN_CHARACTERS = 200;

/** The error that a document of the service stands for; `undefined` when the document holds none. */
export function fromError(response: HttpResponse, document: XmlNode): STSServiceException | undefined {
  const element =
    child(child(document, "Errors"), "Error") ??
    child(document, "Error") ??
    (document.name === "Error" ? document : undefined);
  const code = element && child(element, "Code")?.text.trim();
  if (!element || !code) return undefined;

  const message = (child(element, "Message") ?? child(element, "message"))?.text;
  const detail: ErrorDetail = { Type: child(element, "Type")?.text.trim(), Code: code, Message: message };
  return exceptionFor(code, message, detail, response, document);
}

/** The error for an answer that holds no error document; the name is `NotFound` for a 404, else `Unknown`. */
export function fromUnexplained(
  response: HttpResponse,
  body: string,
  seen: string,
  cause: unknown,
): STSServiceException {
  const name =
    response.statusCode === 404 ? "NotFound" : response.statusCode < 300 ? "MalformedResponse" : "Unknown";
  const exception = new STSServiceException({
    name,
    $fault: response.statusCode >= 400 && response.statusCode < 500 ? "client" : "server",
    $metadata: responseMetadata(response),
    message: `HTTP ${response.statusCode}: ${seen}${body === "" ? "" : ` It begins: ${excerpt(body)}`}`,
  });
  if (cause !== undefined) Object.defineProperty(exception, "cause", { value: cause, enumerable: false });
  return exception;
}

function exceptionFor(
  code: string,
  message: string | undefined,
  detail: ErrorDetail,
  response: HttpResponse,
  document: XmlNode,
): STSServiceException {
  const $metadata = responseMetadata(response, document);
  const Modelled = modelledErrors.find((candidate) => candidate.code === code);
  const exception = Modelled
    ? new Modelled({ message: message ?? "Unknown", $metadata })
    : new STSServiceException({
        name: code,
        $fault: response.statusCode < 500 ? "client" : "server",
        message: message ?? "Unknown",
        $metadata,
      });
  return Object.assign(exception, { Type: detail.Type, Code: code, Error: detail });
}

/** Runs as long as a key or a part of a token: they may be credentials, or an assertion that a proxy echoes. */
const SECRET_LIKE = /[\w+/=-]{16,}/g;

/** The start of a body on one line, for a message. */
function excerpt(body: string): string {
  const line = JSON.stringify(body.slice(0, SHOWN_CHARACTERS).replace(SECRET_LIKE, "[…]"));
  return body.length > SHOWN_CHARACTERS ? `${line} …` : line;
}

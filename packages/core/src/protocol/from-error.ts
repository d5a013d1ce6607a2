import type { HttpResponse } from "@smithy/types";
import { modelledErrors } from "../errors/modelled.js";
import { type ErrorDetail, STSServiceException } from "../errors/service-exception.js";
import { child } from "./from-xml.js";
import type { XmlNode } from "./read-xml.js";
import { responseMetadata } from "./response-metadata.js";

/** How many members of an error are copied. STS sends three, but a hostile server may send any number. */
const MAX_MEMBERS = 32;

/** The error in a response document; `undefined` if there is none. */
export function fromError(response: HttpResponse, document: XmlNode): STSServiceException | undefined {
  const element =
    child(child(document, "Errors"), "Error") ??
    child(document, "Error") ??
    (document.name === "Error" ? document : undefined);
  if (!element) return undefined;

  const code = child(element, "Code")?.text.trim();
  const message = (child(element, "Message") ?? child(element, "message"))?.text;
  if (!code && message === undefined) return undefined;
  return exceptionFor(code || undefined, message, element, response, document);
}

/** The error for a response without an error document; the name is `NotFound` for a 404, else `Unknown`. */
export function unexpectedResponse(
  response: HttpResponse,
  hostname: string,
  seen: string,
  cause: unknown,
): STSServiceException {
  const exception = new STSServiceException({
    name: nameByStatus(response.statusCode),
    // If the response isn't from STS, the client isn't to blame, unless the status says so.
    $fault: response.statusCode >= 300 && response.statusCode < 500 ? "client" : "server",
    $metadata: responseMetadata(response),
    message: `HTTP ${response.statusCode} from ${hostname}: ${seen}`,
  });
  // For programs that read these fields without checking whether there was a document.
  exception.Error = { Type: undefined, Code: undefined, Message: "Unknown" };
  if (cause !== undefined) Object.defineProperty(exception, "cause", { value: cause, enumerable: false });
  return exception;
}

function exceptionFor(
  code: string | undefined,
  message: string | undefined,
  element: XmlNode,
  response: HttpResponse,
  document: XmlNode,
): STSServiceException {
  const $metadata = responseMetadata(response, document);
  // Some servers put the namespace of the model before the code.
  const [local, qualified] = code?.split("#") ?? [];
  const name = (qualified ?? local) || nameByStatus(response.statusCode);
  const Modelled = modelledErrors.find(
    (candidate) => candidate.code === name || candidate.shapeId.endsWith(`#${name}`),
  );
  const shown = message === undefined ? "Unknown" : message || "UnknownError";
  const exception = Modelled
    ? new Modelled({ message: shown, $metadata })
    : new STSServiceException({
        name,
        $fault: response.statusCode < 500 ? "client" : "server",
        message: shown,
        $metadata,
      });

  const detail: ErrorDetail = { Type: undefined, Code: undefined, Message: message ?? "Unknown" };
  for (const { name: member, text, children } of element.children.slice(0, MAX_MEMBERS)) {
    if (member === "Type" || member === "Code") detail[member] = exception[member] = text.trim();
    // Other members become fields of the exception, unless it already has a field of that name.
    else if (children.length === 0 && !(member in exception) && !/^message$/i.test(member)) {
      Object.assign(exception, { [member]: text });
    }
  }
  exception.Error = detail;
  return exception;
}

function nameByStatus(status: number): string {
  if (status === 404) return "NotFound";
  return status < 300 ? "MalformedResponse" : "Unknown";
}

import { isSigningParameter } from "../authentication/request-signature.js";
import { operations } from "../operations/index.js";
import type { Operation } from "../operations/operation.js";
import { mergeForms, parseForm } from "../protocol/form.js";
import type { ReceivedRequest } from "../protocol/received-request.js";
import { StsError } from "../protocol/sts-error.js";

const API_VERSION = "2011-06-15";

/** A request for a known operation. */
export interface StsCall {
  readonly operation: Operation;
  /** Parameters from the query string and the body. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The query string alone, which the signature covers. */
  readonly query: ReadonlyMap<string, string>;
}

/** Finds the operation and its parameters. Throws the errors that STS reports before it checks the signature. */
export function readCall(request: ReceivedRequest): StsCall {
  if (request.method !== "GET" && request.method !== "POST") {
    throw new StsError("MethodNotAllowed", `STS accepts GET and POST, not ${request.method}.`);
  }
  const queryPairs = parseForm(request.queryString);
  const query = mergeForms(queryPairs);
  const parameters = mergeForms(
    queryPairs.filter(([name]) => !isSigningParameter(name)),
    parseForm(readFormBody(request)),
  );
  const action = parameters.get("Action");
  if (action === undefined || action === "") {
    throw new StsError("MissingAction", "The request names no operation: the parameter Action is missing.");
  }
  const version = parameters.get("Version");
  const operation = operations.get(action);
  if (operation === undefined || version !== API_VERSION) {
    throw new StsError(
      "InvalidAction",
      `There is no operation ${action} in version ${version ?? "(none given)"}; the version served is ${API_VERSION}.`,
    );
  }
  return { operation, parameters, query };
}

/** The `Action` of a request, even a malformed one, for matching faults and for the request record. */
export function findAction(request: ReceivedRequest): string | undefined {
  const actionIn = (text: string) => new URLSearchParams(text).get("Action") ?? undefined;
  return actionIn(request.queryString) ?? actionIn(request.body.toString("utf8"));
}

function readFormBody(request: ReceivedRequest): string {
  if (request.body.length === 0) return "";
  const type = (request.headers["content-type"] ?? "").split(";", 1)[0]!.trim().toLowerCase();
  // Presigned POST requests come without a content type.
  if (type !== "" && type !== "application/x-www-form-urlencoded") {
    throw new StsError(
      "MalformedInput",
      `The body is ${type}; STS accepts application/x-www-form-urlencoded.`,
    );
  }
  const text = request.body.toString("utf8");
  if (!Buffer.from(text).equals(request.body))
    throw new StsError("MalformedInput", "The body is not valid UTF-8.");
  return text;
}

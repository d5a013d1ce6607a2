import { isSigningParameter } from "../authentication/request-signature.js";
import { operations } from "../operations/index.js";
import type { Operation } from "../operations/operation.js";
import { mergeForms, parseForm } from "../protocol/form.js";
import type { ReceivedRequest } from "../protocol/received-request.js";
import { StsError } from "../protocol/sts-error.js";

const API_VERSION = "2011-06-15";

/** A request that names an operation we have. */
export interface StsCall {
  readonly operation: Operation;
  /** The operation's parameters, from query and body. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The query alone, as it was signed. */
  readonly query: ReadonlyMap<string, string>;
}

/** Finds out what a request wants. Throws the errors that STS gives before it looks at the signature. */
export function readCall(request: ReceivedRequest): StsCall {
  if (request.method !== "GET" && request.method !== "POST") {
    throw new StsError("MethodNotAllowed", `STS answers GET and POST, not ${request.method}.`);
  }
  const queryPairs = parseForm(request.queryString);
  const query = mergeForms(queryPairs);
  const parameters = mergeForms(
    queryPairs.filter(([name]) => !isSigningParameter(name)),
    parseForm(formText(request)),
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

/** The operation a request names, as far as that can be told: faults and records need it even for broken requests. */
export function namedOperation(request: ReceivedRequest): string | undefined {
  const named = (text: string) => new URLSearchParams(text).get("Action") ?? undefined;
  return named(request.queryString) ?? named(request.body.toString("utf8"));
}

function formText(request: ReceivedRequest): string {
  if (request.body.length === 0) return "";
  const type = (request.headers["content-type"] ?? "").split(";", 1)[0]!.trim().toLowerCase();
  // A body without a type is read as a form: presigned POSTs come that way.
  if (type !== "" && type !== "application/x-www-form-urlencoded") {
    throw new StsError("MalformedInput", `The body is ${type}; STS reads application/x-www-form-urlencoded.`);
  }
  const text = request.body.toString("utf8");
  if (!Buffer.from(text).equals(request.body))
    throw new StsError("MalformedInput", "The body is not valid UTF-8.");
  return text;
}

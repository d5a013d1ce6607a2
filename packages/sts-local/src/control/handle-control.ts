import type { IncomingMessage, ServerResponse } from "node:http";
import type { ErrorReporter } from "../error-reporter.js";
import { readBody } from "../http/read-request.js";
import { StsError } from "../protocol/sts-error.js";
import { suggestion } from "../shape/nearest.js";
import { parseJson } from "../shape/parse-json.js";
import type { StsLocal } from "../sts-local.js";
import { type ControlAccess, refusalOf } from "./access.js";
import { CONTROL_PATH, openApi } from "./openapi.js";
import { readPageFile } from "./page-files.js";
import type { RequestEvents } from "./request-events.js";
import type { Route } from "./route.js";
import { routes } from "./routes.js";

/** Whether a request is for the API or the page for people, rather than for STS. */
export function isControl({ method, url = "", headers }: IncomingMessage): boolean {
  if (url.startsWith(`${CONTROL_PATH}/`)) return true;
  // No call to STS is without an action or signature, and only browsers that navigate ask for HTML.
  const isNavigation = headers.accept?.startsWith("text/html") && headers.authorization === undefined;
  return method === "GET" && url === "/" && isNavigation === true;
}

interface Answer {
  readonly status: number;
  /** Sent as JSON, unless it is bytes. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the API is about, and who may use it. */
export interface Control {
  readonly sts: StsLocal;
  readonly access: ControlAccess;
  readonly events: RequestEvents;
}

/** Answers one request in JSON, with `{ "error": … }` if it is refused. Never rejects. Such requests are not recorded. */
export async function handleControl(
  control: Control,
  message: IncomingMessage,
  stream: ServerResponse,
  reportError: ErrorReporter,
): Promise<void> {
  try {
    send(stream, await answer(control, message, stream));
  } catch (error) {
    if (message.destroyed && !message.complete) return void stream.destroy();
    reportError(error);
    send(stream, refused(500, "The server failed."));
  }
}

function send(stream: ServerResponse, answer: Answer | undefined): void {
  if (answer === undefined) return;
  const { status, body, headers } = answer;
  const json = body === undefined || Buffer.isBuffer(body) ? undefined : JSON.stringify(body);
  stream.writeHead(status, {
    ...COMMON_HEADERS,
    ...(json && { "content-type": "application/json" }),
    ...headers,
  });
  stream.end(json ?? body);
}

/** No CORS headers: no page of another site may read an answer. */
const COMMON_HEADERS = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

function refused(status: number, error: string, headers?: Answer["headers"]): Answer {
  return { status, body: { error }, ...(headers && { headers }) };
}

/** `undefined` if the answer goes on. */
async function answer(
  { sts, access, events }: Control,
  message: IncomingMessage,
  stream: ServerResponse,
): Promise<Answer | undefined> {
  const refusal = refusalOf(message, access);
  if (refusal !== undefined) return refused(403, refusal);
  const { method = "GET", url = "" } = message;
  const [path = "", queryString = ""] = url.slice(url === "/" ? 0 : CONTROL_PATH.length).split(/\?(.*)/s);
  if (method === "GET") {
    if (path === "/openapi.json") return { status: 200, body: openApi(sts.endpoint) };
    const file = await readPageFile(path === "/" ? "index.html" : path.replace(/^\/page\//, ""));
    if (file !== undefined) return { status: 200, ...file };
    if (path === "/events") {
      stream.writeHead(200, { ...COMMON_HEADERS, "content-type": "text/event-stream" });
      events.open(stream);
      return undefined;
    }
  }
  const found = routes.filter((route) => restOf(route, path) !== undefined);
  if (found.length === 0)
    return refused(404, `There is no ${path} here. ${CONTROL_PATH}/openapi.json says what there is.`);
  const route = found.find((candidate) => candidate.method === method);
  if (route === undefined) {
    const allowed = found.map((candidate) => candidate.method).join(", ");
    return refused(405, `${path} takes ${allowed}, not ${method}.`, { allow: allowed });
  }
  try {
    const body = (await readBody(message)).toString("utf8");
    const query = queryOf(route, new URLSearchParams(queryString));
    const rest = decode(restOf(route, path)!);
    const result = await route.handle(sts, { rest, query, body: bodyOf(route, body) });
    return route.answer === undefined ? { status: 204 } : { status: 200, body: result };
  } catch (error) {
    // All that can be wrong with the end of a path is that it names nothing.
    if (error instanceof TypeError) return refused(route.path.endsWith("}") ? 404 : 400, error.message);
    if (error instanceof StsError) return refused(error.status, error.message);
    throw error;
  }
}

/** What of a path stands for a route's `{name}`, "" if it has none; `undefined` if the path is another. */
function restOf(route: Route, path: string): string | undefined {
  const [before = "", name] = route.path.split("{");
  if (name === undefined) return path === before ? "" : undefined;
  return path.startsWith(before) && path.length > before.length ? path.slice(before.length) : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new TypeError(`The path has an invalid escape: ${text}.`, { cause });
  }
}

function queryOf({ query: known = {} }: Route, given: URLSearchParams): Record<string, unknown> {
  const names = Object.keys(known);
  return Object.fromEntries(
    [...given].map(([name, text]) => {
      const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
      if (parameter === undefined)
        throw new TypeError(
          `The parameter ${name} is unknown; ${names.length > 0 ? suggestion(name, names) : "there are none here."}`,
        );
      const { shape, read = (value: string) => value } = parameter;
      const value = read(text);
      shape.check(value, name);
      return [name, value];
    }),
  );
}

function bodyOf({ body }: Route, text: string): unknown {
  if (body === undefined) {
    if (text.trim() === "") return undefined;
    throw new TypeError("This request takes no body.");
  }
  if (text.trim() === "") throw new TypeError("This request takes a body: JSON, if only {}.");
  const value = parseJson("The body", text);
  body.shape.check(value, "");
  return value;
}

import type { RequestRecord } from "../request-record.js";
import { DEFAULT_PORT, UsageError } from "./arguments.js";

const TIMEOUT_MS = 10_000;

/** Asks a running server for a code, token or assertion. Rejects if there is none, or it refuses. */
export async function askServer(
  endpoint: string | undefined,
  name: string,
  options: object,
): Promise<string> {
  const { value } = (await ask(
    endpoint,
    name,
    { method: "POST", body: JSON.stringify(options) },
    isIssued,
  )) as {
    value: string;
  };
  return value;
}

/** The requests that a running server has seen. Rejects as `askServer` does. */
export async function requestsSeen(endpoint: string | undefined): Promise<readonly RequestRecord[]> {
  return (await ask(endpoint, "requests", {}, Array.isArray)) as readonly RequestRecord[];
}

async function ask(
  endpoint = `http://127.0.0.1:${DEFAULT_PORT}`,
  name: string,
  request: RequestInit,
  fits: (answer: any) => boolean,
): Promise<unknown> {
  if (!/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint))
    throw new UsageError(`The endpoint must be an http URL, not ${endpoint}.`);
  const answer = await answerOf(new URL(`/_sts-local/${name}`, endpoint), request);
  if (fits(answer)) return answer;
  const { error } = answer as { error?: unknown };
  throw new Error(typeof error === "string" ? error : `The server at ${endpoint} is no sts-local.`);
}

const isIssued = ({ value }: { value?: unknown }) => typeof value === "string";

async function answerOf(url: URL, request: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, {
      ...request,
      headers: { "content-type": "application/json" },
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    const advice =
      url.protocol === "https:"
        ? `sts-local speaks http: use http://${url.host}.`
        : "Start sts-local there, or name another with --endpoint or AWS_ENDPOINT_URL_STS.";
    throw new Error(`No server answers at ${url.origin}. ${advice}`, { cause });
  }
  // A server of another kind may respond with anything.
  return response
    .json()
    .catch(() => ({}))
    .then((answer) => answer ?? {});
}

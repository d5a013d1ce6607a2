import { DEFAULT_PORT, UsageError } from "./arguments.js";

const TIMEOUT_MS = 10_000;

/** Asks a running server for a code, token or assertion. Rejects if there is none, or it refuses. */
export async function askServer(
  endpoint = `http://127.0.0.1:${DEFAULT_PORT}`,
  name: string,
  options: object,
): Promise<string> {
  if (!/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint))
    throw new UsageError(`The endpoint must be an http URL, not ${endpoint}.`);
  const { value, error } = await answerOf(new URL(`/_sts-local/${name}`, endpoint), JSON.stringify(options));
  if (typeof value === "string") return value;
  throw new Error(typeof error === "string" ? error : `The server at ${endpoint} is no sts-local.`);
}

async function answerOf(url: URL, body: string): Promise<{ value?: unknown; error?: unknown }> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      body,
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

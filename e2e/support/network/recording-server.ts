import { createServer } from "node:http";
import { listen } from "./listen.js";

/** What the server does with one request. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Close the socket without a word. */
  readonly reset?: true;
}

/** A request as it came off the wire, or as it stood before the request handler. */
export interface RecordedRequest {
  readonly origin: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RecordingServer {
  readonly url: string;
  /** Starts a new recording: the given answers in turn, the last one for all that follow. */
  record(answers: readonly Answer[]): RecordedRequest[];
  close(): Promise<void>;
}

/** Serves one client at a time: whoever called `record` last gets the requests. */
export async function startRecordingServer(): Promise<RecordingServer> {
  let recording: RecordedRequest[] = [];
  let script: readonly Answer[] = [];

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [path = "", query = ""] = (request.url ?? "").split("?");
    const answer = script[Math.min(recording.length, script.length - 1)] ?? {};
    recording.push({
      origin: `http://${request.headers.host}`,
      method: request.method ?? "",
      path,
      query,
      headers: joinedHeaders(request.rawHeaders),
      body: Buffer.concat(chunks).toString("utf8"),
    });
    if (answer.reset) {
      request.socket.resetAndDestroy();
      return;
    }
    response.writeHead(answer.status ?? 200, answer.headers);
    response.end(answer.body ?? "");
  });
  const { url, close } = await listen(server);

  return {
    url,
    record(answers) {
      script = answers;
      recording = [];
      return recording;
    },
    close,
  };
}

/** Node's own `headers` drops repeated ones; here a repetition shows. */
function joinedHeaders(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]!.toLowerCase();
    headers[name] = name in headers ? `${headers[name]}, ${raw[i + 1]}` : raw[i + 1]!;
  }
  return headers;
}

import { createServer } from "node:http";
import { listen } from "./listen.js";

/** What the server does with one request. */
export interface ScriptedResponse {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Close the socket without a response. */
  readonly reset?: true;
}

/** A request as it arrived, or as it reached the request handler. */
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
  /** Starts a new recording: sends the given responses in turn, and the last one from then on. */
  record(responses: readonly ScriptedResponse[]): RecordedRequest[];
  close(): Promise<void>;
}

/** Serves one client at a time: the last caller of `record` gets the requests. */
export async function startRecordingServer(): Promise<RecordingServer> {
  let recording: RecordedRequest[] = [];
  let script: readonly ScriptedResponse[] = [];

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [path = "", query = ""] = (request.url ?? "").split("?");
    const scripted = script[Math.min(recording.length, script.length - 1)] ?? {};
    recording.push({
      origin: `http://${request.headers.host}`,
      method: request.method ?? "",
      path,
      query,
      headers: joinedHeaders(request.rawHeaders),
      body: Buffer.concat(chunks).toString("utf8"),
    });
    if (scripted.reset) {
      request.socket.resetAndDestroy();
      return;
    }
    response.writeHead(scripted.status ?? 200, scripted.headers);
    response.end(scripted.body ?? "");
  });
  const { url, close } = await listen(server);

  return {
    url,
    record(responses) {
      script = responses;
      recording = [];
      return recording;
    },
    close,
  };
}

/** Node's own `headers` drops repeated ones; this keeps them. */
function joinedHeaders(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]!.toLowerCase();
    headers[name] = name in headers ? `${headers[name]}, ${raw[i + 1]}` : raw[i + 1]!;
  }
  return headers;
}

import type { ReceivedRequest } from "../protocol/received-request.js";

/**
 * Parses an HTTP request as text: its first line, headers, an empty line and the body. Takes what `curl -v` prints as well, where
 * each line begins with `> `. Throws `TypeError` if it is none.
 */
export function parseRequest(text: string): ReceivedRequest {
  const plain = /^> /m.test(text) ? linesSent(text) : text;
  const [head = "", body = ""] = plain.trimStart().split(/\r?\n\r?\n(.*)/s);
  const [first = "", ...lines] = head.split(/\r?\n/);
  const [, method, target] = /^([A-Z]+) (\S+)( HTTP\/[\d.]+)?$/.exec(first.trim()) ?? [];
  if (method === undefined || target === undefined) {
    throw new TypeError("The text must begin with the first line of a request, such as POST / HTTP/1.1.");
  }
  const headers = headersIn(lines);
  const [path = "/", queryString = ""] = target.replace(/^https?:\/\/[^/?]*/i, "").split(/\?(.*)/s);
  return { method, path: path || "/", queryString, headers, body: bodyOf(body, headers) };
}

/** Of what `curl -v` prints, what it sent. */
function linesSent(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => !/^[<*{}]( |$)/.test(line));
  return lines.map((line) => line.replace(/^> ?/, "")).join("\n");
}

function headersIn(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [, name, value = ""] = /^([^\s:]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined)
      throw new TypeError("A line of the headers is none: each must be <name>: <value>.");
    const key = name.toLowerCase();
    headers[key] = Object.hasOwn(headers, key) ? `${headers[key]},${value}` : value;
  }
  return headers;
}

/** Editors end a file with a line break that was not sent. */
function bodyOf(text: string, headers: Readonly<Record<string, string>>): Buffer {
  const body = Buffer.from(text);
  const length = Number(headers["content-length"] ?? Number.NaN);
  return Number.isInteger(length) && length <= body.length
    ? body.subarray(0, length)
    : Buffer.from(text.replace(/\r?\n$/, ""));
}

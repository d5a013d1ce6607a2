import type { HttpRequest, HttpResponse } from "@smithy/types";
import type { HttpHandler, Platform } from "../../../packages/core/src/platform.js";
import { VirtualTime } from "../virtual-time.js";
import { virtualPlatform } from "./virtual-platform.js";
import { element, text } from "./xml.js";

/** A request as a server sees it: who signed it, for which region, and the form. */
export interface SeenRequest {
  readonly signer: string | undefined;
  readonly region: string | undefined;
  readonly hostname: string;
  readonly form: Record<string, string>;
  readonly handler: string;
}

/** A platform whose STS issues sessions named after the requested role, or refuses if told to. */
export function roleSessions(found: { region?: string; credentials?: Platform["credentials"] } = {}) {
  const requests: SeenRequest[] = [];
  const handlersMade: string[] = [];
  const time = new VirtualTime();
  const state: { refuse: readonly [code: string, message: string] | undefined; empty: boolean } = {
    refuse: undefined,
    empty: false,
  };

  function handler(name: string, metadata?: { handlerProtocol: string }): HttpHandler {
    return {
      ...(metadata && { metadata }),
      async handle(request: HttpRequest): Promise<{ response: HttpResponse }> {
        // So that overlapping calls really overlap.
        await undefined;
        const seen = read(request, name);
        requests.push(seen);
        const body = state.refuse ? refusal(...state.refuse) : session(seen.form, time.now(), state.empty);
        return { response: { statusCode: state.refuse ? 403 : 200, headers: {}, body } };
      },
    };
  }

  const transport: Platform["transport"] = ({ defaultsMode, ...options }) => {
    const given = defaultsMode === "legacy" ? options : { defaultsMode, ...options };
    const made = Object.keys(given).length > 0 ? JSON.stringify(given) : "own";
    handlersMade.push(made);
    return {
      send: async (request) => (await handler(made).handle(request)).response,
      toStream: (body) => body,
    };
  };
  const platform: Platform = {
    ...virtualPlatform(time, transport, { region: found.region }),
    ...(found.credentials && { credentials: found.credentials }),
  };
  return { platform, requests, handlersMade, time, state, handler };
}

function read(request: HttpRequest, handler: string): SeenRequest {
  const [, signer, region] =
    /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(request.headers["authorization"] ?? "") ?? [];
  const form: Record<string, string> = {};
  for (const pair of String(request.body).split("&")) {
    const [name, value] = pair.split("=").map(decodeURIComponent);
    form[name!] = value!;
  }
  return { signer, region, hostname: request.hostname, form, handler };
}

function session(form: Record<string, string>, now: number, empty: boolean): string {
  const role = form["RoleArn"]!.split("/").at(-1)!;
  const credentials = element(
    "Credentials",
    text("AccessKeyId", `ASIA${role}`),
    text("SecretAccessKey", `secret of ${role}`),
    text("SessionToken", `token of ${role}`),
    text("Expiration", new Date(now + 3_600_000).toISOString()),
  );
  return element(
    `${form["Action"]}Response`,
    element(
      `${form["Action"]}Result`,
      ...(empty ? [] : [credentials]),
      element(
        "AssumedRoleUser",
        text("Arn", `arn:aws:sts::123456789012:assumed-role/${role}/${form["RoleSessionName"]}`),
        text("AssumedRoleId", "AROA:x"),
      ),
    ),
  );
}

function refusal(code: string, message: string): string {
  return element("ErrorResponse", element("Error", text("Code", code), text("Message", message)));
}

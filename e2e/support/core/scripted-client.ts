import type { HttpRequest, HttpResponse } from "@smithy/types";
import { BaseSTSClient } from "../../../packages/core/src/client/sts-client.js";
import type { Platform } from "../../../packages/core/src/platform.js";
import type { OrUndefined, STSClientConfig } from "../../../packages/core/src/settings/client-config.js";
import { VirtualTime } from "../virtual-time.js";
import { type Found, virtualPlatform } from "./virtual-platform.js";
import { element, text } from "./xml.js";

export const credentials = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};

/** One scripted response, or the error that the connection ends with. */
export type ScriptedResponse = Partial<HttpResponse> | Error;

/** A successful GetCallerIdentity response. */
export const identity: ScriptedResponse = {
  body: element(
    "GetCallerIdentityResponse",
    element(
      "GetCallerIdentityResult",
      text("UserId", "AIDAEXAMPLE"),
      text("Account", "123456789012"),
      text("Arn", "arn:aws:iam::123456789012:user/alice"),
    ),
    element("ResponseMetadata", text("RequestId", "request-1")),
  ),
};

/** An error response with this code. */
export function refusal(
  code: string,
  statusCode = 400,
  headers: Record<string, string> = {},
): ScriptedResponse {
  return {
    statusCode,
    headers,
    body: element(
      "ErrorResponse",
      element("Error", text("Type", "Sender"), text("Code", code), text("Message", "No.")),
    ),
  };
}

/** A client whose server is a script and whose clock is virtual. */
export function scriptedClient(
  responses: ScriptedResponse[],
  options: OrUndefined<STSClientConfig> = {},
  found: Found = {},
) {
  const requests: HttpRequest[] = [];
  const sentAt: number[] = [];
  const time = new VirtualTime();
  const transport = {
    async send(request: HttpRequest) {
      requests.push(request);
      sentAt.push(time.now());
      const response = responses.length > 1 ? responses.shift() : responses[0];
      if (!response) throw new Error("The script has no further response.");
      if (response instanceof Error) throw response;
      return { statusCode: 200, headers: {}, ...response } as HttpResponse;
    },
    toStream: (body: string) => body,
  };
  const warnings: { message: string; code: string }[] = [];
  const platform: Platform = {
    ...virtualPlatform(time, () => transport, found),
    warn: (message, code) => warnings.push({ message, code }),
  };
  const client = new BaseSTSClient(platform, { region: "eu-west-1", credentials, ...options });
  return { client, requests, sentAt, time, platform, warnings };
}

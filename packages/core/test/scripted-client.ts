import type { HttpRequest, HttpResponse } from "@smithy/types";
import { BaseSTSClient } from "../src/client/sts-client.js";
import type { Platform, Setting } from "../src/platform.js";
import type { STSClientConfig } from "../src/settings/client-config.js";
import { type SettingName, type SettingValue, settings } from "../src/settings/table.js";
import { sigV4 } from "../src/signing/sigv4.js";
import { nobleSha256 } from "./sha256.js";
import { VirtualTime } from "./virtual-time.js";
import { element, text } from "./xml.js";

export const credentials = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};

/** One scripted answer: what a server would say, or the error that the connection ends with. */
export type Answer = Partial<HttpResponse> | Error;

/** A success of GetCallerIdentity. */
export const identity: Answer = {
  body: element(
    "GetCallerIdentityResponse",
    element("GetCallerIdentityResult", text("Account", "123456789012")),
    element("ResponseMetadata", text("RequestId", "request-1")),
  ),
};

/** A refusal by error code. */
export function refusal(code: string, statusCode = 400, headers: Record<string, string> = {}): Answer {
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
  answers: Answer[],
  options: STSClientConfig = {},
  /** What the platform finds outside the program, by the option's name. */
  found: Partial<{ [Name in SettingName]: SettingValue<Name> }> = {},
) {
  const requests: HttpRequest[] = [];
  const sentAt: number[] = [];
  const time = new VirtualTime();
  const transport = {
    async send(request: HttpRequest) {
      requests.push(request);
      sentAt.push(time.now());
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (!answer) throw new Error("The script has no further answer.");
      if (answer instanceof Error) throw answer;
      return { statusCode: 200, headers: {}, ...answer } as HttpResponse;
    },
    toStream: (body: string) => body,
  };
  const platform: Platform = {
    name: "node",
    transport: () => transport,
    signer: sigV4(nobleSha256),
    readBody: (body) => body as string,
    time,
    random: () => 0.5,
    uuid: () => "00000000-0000-4000-8000-000000000000",
    userAgent: () => [["lang/js"]],
    settings: () => (setting) => valueFound(found, setting),
    remedies: { region: "Pass a region.", credentials: "Pass credentials." },
  };
  const client = new BaseSTSClient(platform, { region: "eu-west-1", credentials, ...options });
  return { client, requests, sentAt, time, platform };
}

/** Plays a platform that finds these values outside the program. */
export function valueFound<T>(
  found: Partial<Record<SettingName, unknown>>,
  setting: Setting<T>,
): T | undefined {
  const name = (Object.keys(settings) as SettingName[]).find(
    (each) => (settings[each] as unknown) === setting,
  );
  return name && (found[name] as T | undefined);
}

import { STS } from "@aws-sdk/client-sts";
import { type Request, sign } from "aws4";
import { XMLParser } from "fast-xml-parser";
import type { StsLocal } from "../sts-local.js";

/** Credentials from a response, or one of `accessKeys`. */
export interface TestCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** AWS's own client, without retries. */
export function clientOf(sts: StsLocal, credentials: TestCredentials, region = "eu-west-1"): STS {
  return new STS({ endpoint: sts.endpoint, region, credentials, maxAttempts: 1 });
}

export function keyOf(sts: StsLocal, userName: string): TestCredentials {
  return sts.accessKeys.find((key) => key.userName === userName)!;
}

/** The credentials in an output of AWS's client. */
export function credentialsIn(output: {
  Credentials?:
    | {
        AccessKeyId?: string | undefined;
        SecretAccessKey?: string | undefined;
        SessionToken?: string | undefined;
      }
    | undefined;
}): Required<TestCredentials> {
  const { AccessKeyId, SecretAccessKey, SessionToken } = output.Credentials!;
  return { accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey!, sessionToken: SessionToken! };
}

export interface RawResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Of an error. */
  readonly code: string | undefined;
  /** Of an error. */
  readonly message: string | undefined;
}

const parser = new XMLParser({ parseTagValue: false });

/** Signs a request with aws4, lets `alter` change it, and sends it. */
export async function sendSigned(
  sts: StsLocal,
  credentials: TestCredentials,
  request: Request = {},
  alter: (signed: Request) => void = () => {},
): Promise<RawResponse> {
  const signed = signedRequest(sts, credentials, request);
  alter(signed);
  return sendRaw(sts, signed);
}

/** A GetCallerIdentity request signed with aws4, which shares no code with the verifier. */
export function signedRequest(sts: StsLocal, credentials: TestCredentials, request: Request = {}): Request {
  const body = "Action=GetCallerIdentity&Version=2011-06-15";
  const plain: Request = {
    host: new URL(sts.endpoint).host,
    method: "POST",
    path: "/",
    service: "sts",
    region: "eu-west-1",
    ...(request.signQuery ? {} : { body }),
    ...request,
  };
  return sign(plain, credentials);
}

export async function sendRaw(sts: StsLocal, request: Request): Promise<RawResponse> {
  const { Host: _host, "Content-Length": _length, ...headers } = request.headers ?? {};
  const response = await fetch(`${sts.endpoint}${request.path ?? "/"}`, {
    method: request.method ?? "GET",
    headers: headers as Record<string, string>,
    ...(request.body !== undefined && { body: request.body as string }),
  });
  const body = await response.text();
  const error = response.ok ? undefined : parser.parse(body).ErrorResponse?.Error;
  return {
    status: response.status,
    headers: response.headers,
    body,
    code: error?.Code,
    message: error?.Message,
  };
}

/** `X-Amz-Date` for a number of seconds from now, by the server's clock. */
export function amzDate(sts: StsLocal, secondsFromNow: number): string {
  return new Date(sts.now().getTime() + secondsFromNow * 1000).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

import { BaseSTSClient } from "../client/sts-client.js";
import { GetCallerIdentityCommand } from "../commands/GetCallerIdentityCommand.js";
import { checkCredentials } from "../credentials/check-credentials.js";
import { clockOffset } from "../pipeline/clock-skew.js";
import type { Platform } from "../platform.js";
import { checkRequest } from "../protocol/check-request.js";
import { formatUrl } from "../protocol/query-string.js";
import { base64 } from "../schema/base64.js";
import type { OrUndefined, STSClientConfig } from "../settings/client-config.js";
import { buildRequest } from "./build-request.js";

/** Options of `signedCallerIdentityRequest`: either a client or the options of one (region, credentials, profile …). */
export interface SignedCallerIdentityRequestOptions extends OrUndefined<STSClientConfig> {
  /**
   * The value of `X-Vault-AWS-IAM-Server-ID`, which restricts the request to one Vault server: its
   * `iam_server_id_header_value`.
   * @default none: the header is left out
   */
  serverId?: string | undefined;
  /** Use this client's configuration instead of the other options. */
  client?: BaseSTSClient | undefined;
}

/** A signed GetCallerIdentity for a third party to send, which learns from it who you are. Valid for 15 minutes. */
export interface SignedCallerIdentityRequest {
  readonly method: "POST";
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The same, in the format of HashiCorp Vault's AWS auth method. Add `role` and post it to `auth/aws/login`. */
  readonly vaultLogin: {
    readonly iam_http_request_method: "POST";
    /** Base64. */
    readonly iam_request_url: string;
    /** Base64. */
    readonly iam_request_body: string;
    /** Base64 of a JSON object. */
    readonly iam_request_headers: string;
  };
}

const SERVER_ID_HEADER = "X-Vault-AWS-IAM-Server-ID";

/** A platform's `signedCallerIdentityRequest`. */
export type SignedCallerIdentityRequester =
  /**
   * Signs a GetCallerIdentity for a third party, such as HashiCorp Vault's AWS auth method. Sends no request.
   *
   * @throws TypeError if `serverId` or another value is not valid in a header
   *
   * @example
   * const { vaultLogin } = await signedCallerIdentityRequest({ region: "us-east-1", serverId: "vault.example.com" });
   * await fetch(`${vault}/v1/auth/aws/login`, { method: "POST", body: JSON.stringify({ role: "app", ...vaultLogin }) });
   */
  (options?: SignedCallerIdentityRequestOptions) => Promise<SignedCallerIdentityRequest>;

/** Makes `signedCallerIdentityRequest` for a platform. */
export function signedCallerIdentity(platform: Platform): SignedCallerIdentityRequester {
  return async (options = {}) => {
    const { serverId, client: given, ...config } = options;
    checkServerId(serverId);
    const client = given ?? new BaseSTSClient(platform, config);
    try {
      const { request, region, service } = await buildRequest(client, new GetCallerIdentityCommand({}));
      const credentials = await client.config.credentials();
      checkCredentials(credentials);
      const signed = await platform.signer.sign(
        { ...request, headers: { ...request.headers, ...(serverId && { [SERVER_ID_HEADER]: serverId }) } },
        {
          credentials,
          region,
          service,
          date: new Date(platform.time.now() + (await clockOffset(client.config))),
        },
      );
      checkRequest(signed);
      return withVaultLogin(formatUrl(signed), String(signed.body), signed.headers);
    } finally {
      if (!given) client.destroy();
    }
  };
}

function withVaultLogin(
  url: string,
  body: string,
  headers: Record<string, string>,
): SignedCallerIdentityRequest {
  return {
    method: "POST",
    url,
    body,
    headers,
    vaultLogin: {
      iam_http_request_method: "POST",
      iam_request_url: base64(url),
      iam_request_body: base64(body),
      iam_request_headers: base64(JSON.stringify(headers)),
    },
  };
}

/** It has to be a valid header value, and ASCII for `base64`. */
function checkServerId(serverId: unknown): void {
  if (serverId === undefined) return;
  if (typeof serverId !== "string" || !/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(serverId)) {
    throw new TypeError(
      "serverId must be visible ASCII text such as vault.example.com. Pass the server's iam_server_id_header_value.",
    );
  }
}

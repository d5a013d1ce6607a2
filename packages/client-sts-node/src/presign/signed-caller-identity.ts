import { signedCallerIdentity } from "@stskit/core/presign";
import { stsPlatform } from "../credential-providers/sts-platform.js";

/**
 * A signed GetCallerIdentity to show to a third party, such as HashiCorp Vault's AWS auth method. Nothing is sent.
 *
 * @throws TypeError when `serverId` cannot be a header
 *
 * @example
 * const { vaultLogin } = await signedCallerIdentityRequest({ region: "us-east-1", serverId: "vault.example.com" });
 * await fetch(`${vault}/v1/auth/aws/login`, { method: "POST", body: JSON.stringify({ role: "app", ...vaultLogin }) });
 */
export const signedCallerIdentityRequest = /* @__PURE__ */ signedCallerIdentity(stsPlatform);

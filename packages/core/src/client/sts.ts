import type { CallOptions } from "../command/call-options.js";
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type AssumeRoleCommandOutput,
} from "../operations/assume-role.js";
import {
  AssumeRoleWithSAMLCommand,
  type AssumeRoleWithSAMLCommandInput,
  type AssumeRoleWithSAMLCommandOutput,
} from "../operations/assume-role-with-saml.js";
import {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  type AssumeRoleWithWebIdentityCommandOutput,
} from "../operations/assume-role-with-web-identity.js";
import {
  AssumeRootCommand,
  type AssumeRootCommandInput,
  type AssumeRootCommandOutput,
} from "../operations/assume-root.js";
import {
  DecodeAuthorizationMessageCommand,
  type DecodeAuthorizationMessageCommandInput,
  type DecodeAuthorizationMessageCommandOutput,
} from "../operations/decode-authorization-message.js";
import {
  GetAccessKeyInfoCommand,
  type GetAccessKeyInfoCommandInput,
  type GetAccessKeyInfoCommandOutput,
} from "../operations/get-access-key-info.js";
import {
  GetCallerIdentityCommand,
  type GetCallerIdentityCommandInput,
  type GetCallerIdentityCommandOutput,
} from "../operations/get-caller-identity.js";
import {
  GetDelegatedAccessTokenCommand,
  type GetDelegatedAccessTokenCommandInput,
  type GetDelegatedAccessTokenCommandOutput,
} from "../operations/get-delegated-access-token.js";
import {
  GetFederationTokenCommand,
  type GetFederationTokenCommandInput,
  type GetFederationTokenCommandOutput,
} from "../operations/get-federation-token.js";
import {
  GetSessionTokenCommand,
  type GetSessionTokenCommandInput,
  type GetSessionTokenCommandOutput,
} from "../operations/get-session-token.js";
import {
  GetWebIdentityTokenCommand,
  type GetWebIdentityTokenCommandInput,
  type GetWebIdentityTokenCommandOutput,
} from "../operations/get-web-identity-token.js";
import type { BaseSTSClient } from "./sts-client.js";

/** An operation as a method: by promise or by callback, with or without options. */
export interface OperationMethod<Input, Output> {
  (input: Input, options?: CallOptions): Promise<Output>;
  (input: Input, callback: (error: any, output?: Output) => void): void;
  (input: Input, options: CallOptions, callback: (error: any, output?: Output) => void): void;
}

/** An operation none of whose members is required: its input may be left out. */
export interface OptionalInputMethod<Input, Output> extends OperationMethod<Input, Output> {
  (): Promise<Output>;
  (callback: (error: any, output?: Output) => void): void;
}

/** The operations as methods, named as in version 2 of AWS's SDK. */
export interface STSOperations {
  assumeRole: OperationMethod<AssumeRoleCommandInput, AssumeRoleCommandOutput>;
  assumeRoleWithSAML: OperationMethod<AssumeRoleWithSAMLCommandInput, AssumeRoleWithSAMLCommandOutput>;
  assumeRoleWithWebIdentity: OperationMethod<
    AssumeRoleWithWebIdentityCommandInput,
    AssumeRoleWithWebIdentityCommandOutput
  >;
  assumeRoot: OperationMethod<AssumeRootCommandInput, AssumeRootCommandOutput>;
  decodeAuthorizationMessage: OperationMethod<
    DecodeAuthorizationMessageCommandInput,
    DecodeAuthorizationMessageCommandOutput
  >;
  getAccessKeyInfo: OperationMethod<GetAccessKeyInfoCommandInput, GetAccessKeyInfoCommandOutput>;
  getCallerIdentity: OptionalInputMethod<GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput>;
  getDelegatedAccessToken: OperationMethod<
    GetDelegatedAccessTokenCommandInput,
    GetDelegatedAccessTokenCommandOutput
  >;
  getFederationToken: OperationMethod<GetFederationTokenCommandInput, GetFederationTokenCommandOutput>;
  getSessionToken: OptionalInputMethod<GetSessionTokenCommandInput, GetSessionTokenCommandOutput>;
  getWebIdentityToken: OperationMethod<GetWebIdentityTokenCommandInput, GetWebIdentityTokenCommandOutput>;
}

const commands = {
  assumeRole: AssumeRoleCommand,
  assumeRoleWithSAML: AssumeRoleWithSAMLCommand,
  assumeRoleWithWebIdentity: AssumeRoleWithWebIdentityCommand,
  assumeRoot: AssumeRootCommand,
  decodeAuthorizationMessage: DecodeAuthorizationMessageCommand,
  getAccessKeyInfo: GetAccessKeyInfoCommand,
  getCallerIdentity: GetCallerIdentityCommand,
  getDelegatedAccessToken: GetDelegatedAccessTokenCommand,
  getFederationToken: GetFederationTokenCommand,
  getSessionToken: GetSessionTokenCommand,
  getWebIdentityToken: GetWebIdentityTokenCommand,
};

/** Adds a method for each operation to a platform's client class. */
export function withOperations<C extends abstract new (...args: any[]) => BaseSTSClient>(
  Client: C,
): C & (new (...args: any[]) => STSOperations) {
  abstract class WithOperations extends Client {}
  for (const [name, OperationCommand] of Object.entries(commands)) {
    Object.defineProperty(WithOperations.prototype, name, {
      value: function (this: BaseSTSClient, input: any, ...rest: [any?, any?]) {
        // As in version 2 of AWS's SDK, a callback may stand where the input is left out.
        if (typeof input === "function") return this.send(new (OperationCommand as any)(), input);
        return this.send(new (OperationCommand as any)(input), ...rest);
      },
      writable: true,
      configurable: true,
      enumerable: true,
    });
  }
  return WithOperations as any;
}

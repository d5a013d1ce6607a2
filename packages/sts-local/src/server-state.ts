import { randomBytes } from "node:crypto";
import { MfaVerifier } from "./authentication/mfa.js";
import { createErrorReporter } from "./error-reporter.js";
import { BuiltInOidcProvider } from "./federation/built-in-oidc-provider.js";
import { BuiltInSamlProvider } from "./federation/built-in-saml-provider.js";
import { JwksCache } from "./federation/jwks-cache.js";
import { WebIdentityIssuer } from "./federation/web-identity-issuer.js";
import type { ServerState } from "./operations/operation.js";
import type { StsLocalOptions } from "./options.js";
import { Sealer } from "./session/sealer.js";
import { DEFAULT_ACCOUNT_ID } from "./world/default-world.js";
import { WorldEditor } from "./world/world-editor.js";

/** What a server needs to answer calls, listening or not, and to change and issue what they depend on. */
export interface CreatedState {
  readonly state: ServerState;
  readonly editor: WorldEditor;
  readonly oidcProvider: BuiltInOidcProvider;
  readonly samlProvider: BuiltInSamlProvider;
}

/** Throws `TypeError` for options that do not fit each other. */
export function createServerState(options: StsLocalOptions): CreatedState {
  const accountId = options.accountId ?? DEFAULT_ACCOUNT_ID;
  const oidcProvider = new BuiltInOidcProvider();
  const samlProvider = new BuiltInSamlProvider(accountId);
  const builtIn = { oidc: oidcProvider.options, saml: samlProvider.options };
  const editor = new WorldEditor(accountId, builtIn, options);
  const state: ServerState = {
    world: editor.world,
    sealer: new Sealer(options.secret ?? randomBytes(32)),
    mfaVerifier: new MfaVerifier(),
    jwksCache: new JwksCache(),
    webIdentityIssuer: new WebIdentityIssuer(),
    outboundWebIdentityFederation: options.outboundWebIdentityFederation ?? true,
    disabledRegions: options.disabledRegions ?? [],
    reportError: createErrorReporter(options.onError),
  };
  return { state, editor, oidcProvider, samlProvider };
}

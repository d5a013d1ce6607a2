import { randomBytes } from "node:crypto";
import { verifyEksToken } from "./authentication/eks-token.js";
import { MfaVerifier } from "./authentication/mfa.js";
import { Clock } from "./clock.js";
import { handleControl, isControl } from "./control/handle-control.js";
import { createErrorReporter } from "./error-reporter.js";
import { FaultList } from "./faults.js";
import { BuiltInOidcProvider } from "./federation/built-in-oidc-provider.js";
import { BuiltInSamlProvider } from "./federation/built-in-saml-provider.js";
import { JwksCache } from "./federation/jwks-cache.js";
import { WebIdentityIssuer } from "./federation/web-identity-issuer.js";
import { handleRequest } from "./http/handle-request.js";
import { listen } from "./http/listen.js";
import { createMint } from "./mint/mint.js";
import type { ServerState } from "./operations/operation.js";
import type { StsLocalOptions } from "./options.js";
import { optionsShape } from "./options-shape.js";
import { RequestLog, type RequestRecord } from "./request-record.js";
import { Sealer } from "./session/sealer.js";
import type { AccessKey, StsLocal } from "./sts-local.js";
import { DEFAULT_ACCOUNT_ID } from "./world/default-world.js";
import type { World } from "./world/world.js";
import { WorldEditor } from "./world/world-editor.js";
import { givenWorldOf } from "./world/world-shapes.js";

/**
 * Starts a local STS. Rejects with `TypeError` for invalid options, or with Node's own error, such as `EADDRINUSE`, if
 * it cannot listen. Rejects with `Error` where there is no `TextEncoder`, as in Jest's jsdom environment.
 */
export async function startStsLocal(options: StsLocalOptions = {}): Promise<StsLocal> {
  optionsShape.check(options, "");
  checkGlobals();
  const accountId = options.accountId ?? DEFAULT_ACCOUNT_ID;
  const oidcProvider = new BuiltInOidcProvider();
  const samlProvider = new BuiltInSamlProvider(accountId);
  const builtIn = { oidc: oidcProvider.options, saml: samlProvider.options };
  const editor = new WorldEditor(accountId, builtIn, options);
  const { world } = editor;
  const clock = new Clock(options.clock);
  const faults = new FaultList();
  const log = new RequestLog();
  const webIdentityIssuer = new WebIdentityIssuer();
  const state: ServerState = {
    world,
    sealer: new Sealer(options.secret ?? randomBytes(32)),
    mfaVerifier: new MfaVerifier(),
    jwksCache: new JwksCache(),
    webIdentityIssuer,
    outboundWebIdentityFederation: options.outboundWebIdentityFederation ?? true,
    disabledRegions: options.disabledRegions ?? [],
    reportError: createErrorReporter(options.onError),
  };
  const onRequest = (record: RequestRecord) => options.onRequest?.(record);
  const mint = createMint(state, clock, oidcProvider, samlProvider);
  const listener = await listen(options.host ?? "127.0.0.1", options.port ?? 0, (message, stream) => {
    if (isControl(message)) void handleControl(sts, options, message, stream, state.reportError);
    else void handleRequest({ clock, faults, log, state, onRequest }, message, stream);
  });
  webIdentityIssuer.url = listener.endpoint;
  const sts: StsLocal = {
    endpoint: listener.endpoint,
    get accessKeys() {
      return accessKeysOf(world);
    },
    world,
    requests: log.records,
    faults,
    now: () => clock.now(),
    setClockOffset(milliseconds) {
      clock.offsetMs = milliseconds;
    },
    get clockOffset() {
      return clock.offsetMs;
    },
    ...mint,
    verifyEksToken: (token, cluster) => verifyEksToken(state, token, cluster, clock.now()),
    putUser: (user) => editor.putUser(user),
    putRole: (role) => editor.putRole(role),
    putOidcProvider: (provider) => editor.putOidcProvider(provider),
    putSamlProvider: (provider) => editor.putSamlProvider(provider),
    remove: (arn) => editor.remove(arn),
    replaceWorld: (given) => editor.replaceWorld(given),
    reset() {
      editor.replaceWorld(givenWorldOf(options));
      state.mfaVerifier.reset();
      faults.clear();
      clock.offsetMs = 0;
      log.records.length = 0;
    },
    close: () => listener.close(),
  };
  return sts;
}

/** Without a TextEncoder no signature can be verified, so every signed request would fail. */
function checkGlobals(): void {
  if (typeof TextEncoder !== "undefined") return;
  throw new Error(
    "startStsLocal needs the global TextEncoder, which Jest's jsdom environment does not have. Start the local STS in Jest's " +
      "globalSetup, or begin the test file with /** @jest-environment node */.",
  );
}

function accessKeysOf(world: World): AccessKey[] {
  return world.users.flatMap((user) =>
    user.accessKeys.map((key) => ({ ...key, arn: user.arn, userName: user.name })),
  );
}

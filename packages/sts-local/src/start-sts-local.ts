import { verifyEksToken } from "./authentication/eks-token.js";
import { Clock } from "./clock.js";
import { clockOffsetShape } from "./clock-offset-shape.js";
import { handleControl, isControl } from "./control/handle-control.js";
import { RequestEvents } from "./control/request-events.js";
import { FaultList } from "./faults.js";
import { handleRequest } from "./http/handle-request.js";
import { listen } from "./http/listen.js";
import { createMint } from "./mint/mint.js";
import type { StsLocalOptions } from "./options.js";
import { optionsShape } from "./options-shape.js";
import { RequestLog, type RequestRecord } from "./request-record.js";
import { createServerState } from "./server-state.js";
import type { AccessKey, StsLocal } from "./sts-local.js";
import type { World } from "./world/world.js";
import { givenWorldOf } from "./world/world-shapes.js";

/**
 * Starts a local STS. Rejects with `TypeError` for invalid options, or with Node's own error, such as `EADDRINUSE`, if
 * it cannot listen. Rejects with `Error` where there is no `TextEncoder`, as in Jest's jsdom environment.
 */
export async function startStsLocal(options: StsLocalOptions = {}): Promise<StsLocal> {
  optionsShape.check(options, "");
  checkGlobals();
  const { state, editor, oidcProvider, samlProvider } = createServerState(options);
  const { world } = state;
  const clock = new Clock(options.clock);
  const faults = new FaultList();
  const log = new RequestLog();
  const events = new RequestEvents();
  const onRequest = (record: RequestRecord) => {
    events.send(record);
    options.onRequest?.(record);
  };
  const mint = createMint(state, clock, oidcProvider, samlProvider);
  const listener = await listen(options.host ?? "127.0.0.1", options.port ?? 0, (message, stream) => {
    if (isControl(message))
      void handleControl({ sts, access: options, events }, message, stream, state.reportError);
    else void handleRequest({ clock, faults, log, state, onRequest }, message, stream);
  });
  state.webIdentityIssuer.url = listener.endpoint;
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
      clockOffsetShape.check(milliseconds, "milliseconds");
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

function accessKeysOf(world: World): StsLocal["accessKeys"] {
  const keys = world.users.flatMap((user) =>
    user.accessKeys.map((key) => ({ ...key, arn: user.arn, userName: user.name })),
  );
  // No world is without the root user, who always has a key.
  return keys as [AccessKey, ...AccessKey[]];
}

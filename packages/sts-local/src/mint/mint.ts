import type { Clock } from "../clock.js";
import type { BuiltInOidcProvider } from "../federation/built-in-oidc-provider.js";
import type { BuiltInSamlProvider } from "../federation/built-in-saml-provider.js";
import type { ServerState } from "../operations/operation.js";
import { createTradeInToken } from "../session/trade-in-token.js";
import type { StsLocal } from "../sts-local.js";
import type { MfaDevice, World } from "../world/world.js";
import { samlAssertionShape, tradeInTokenShape, webIdentityTokenShape } from "./mint-shapes.js";

/** What a server issues besides credentials: the codes, tokens and assertions that callers pass to STS. */
export type Mint = Pick<StsLocal, "totp" | "webIdentityToken" | "samlAssertion" | "tradeInToken">;

export function createMint(
  { world, sealer, mfaVerifier }: ServerState,
  clock: Clock,
  oidcProvider: BuiltInOidcProvider,
  samlProvider: BuiltInSamlProvider,
): Mint {
  return {
    totp: (serialNumber) => mfaVerifier.nextCode(findMfaDevice(world, serialNumber), clock.now()),
    async webIdentityToken(options = {}) {
      webIdentityTokenShape.check(options, "");
      return oidcProvider.sign(clock.now(), options);
    },
    async samlAssertion(options = {}) {
      samlAssertionShape.check(options, "");
      return samlProvider.sign(clock.now(), options);
    },
    tradeInToken(options = {}) {
      tradeInTokenShape.check(options, "");
      return createTradeInToken(sealer, world, clock.now(), options);
    },
  };
}

export function mfaDevicesOf(world: World): MfaDevice[] {
  return world.users.flatMap((user) => user.mfaDevices);
}

function findMfaDevice(world: World, serialNumber: string): MfaDevice {
  const devices = mfaDevicesOf(world);
  const device = devices.find((each) => each.serialNumber === serialNumber);
  if (device !== undefined) return device;
  const known = devices.map((each) => each.serialNumber).join(", ") || "none";
  throw new TypeError(`There is no MFA device ${serialNumber}. The devices are: ${known}.`);
}

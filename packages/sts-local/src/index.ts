export { type EksIdentity, EksTokenError, type EksTokenOptions } from "./authentication/eks-token.js";
export type { Check, Explanation } from "./explanation/explanation.js";
export type { Fault, FaultMatch } from "./fault.js";
export type { ActiveFault, Faults } from "./faults.js";
export type { WebIdentityTokenOptions } from "./federation/built-in-oidc-provider.js";
export type { SamlAssertionOptions } from "./federation/built-in-saml-provider.js";
export type { StsLocalOptions } from "./options.js";
export type {
  OneOrMany,
  PolicyConditions,
  PolicyDocument,
  PolicyPrincipal,
  PolicyStatement,
} from "./policy/policy-document.js";
export type { Principal } from "./principal/principal.js";
export type { RequestRecord } from "./request-record.js";
export type { TradeInTokenOptions } from "./session/trade-in-token.js";
export { startStsLocal } from "./start-sts-local.js";
export type { AccessKey, StsLocal } from "./sts-local.js";
export { defaultWorld } from "./world/default-world.js";
export type {
  GivenWorld,
  MfaDevice,
  OidcProvider,
  OidcProviderOptions,
  PublicKeySet,
  Role,
  RoleOptions,
  SamlProvider,
  SamlProviderOptions,
  User,
  UserOptions,
  World,
  WorldOptions,
} from "./world/world.js";
export type { WorldChanges } from "./world/world-editor.js";

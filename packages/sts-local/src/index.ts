export type { Fault, FaultMatch, Faults } from "./faults.js";
export type { StsLocalOptions } from "./options.js";
export type {
  OneOrMany,
  PolicyConditions,
  PolicyDocument,
  PolicyPrincipal,
  PolicyStatement,
} from "./policy/policy-document.js";
export type { RequestRecord } from "./request-record.js";
export { type AccessKey, type StsLocal, startStsLocal } from "./start-sts-local.js";
export { defaultWorld } from "./world/default-world.js";
export type {
  MfaDevice,
  OidcProvider,
  OidcProviderOptions,
  Role,
  RoleOptions,
  SamlProvider,
  SamlProviderOptions,
  User,
  UserOptions,
  World,
  WorldOptions,
} from "./world/world.js";

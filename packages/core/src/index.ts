import { commands } from "./commands/table.js";
import type { Operation } from "./schema/operation.js";

/** All exports: what platforms build on, and what their users import. */
export * from "./api.js";
export * from "./bindings.js";
export {
  type OperationMethod,
  type OptionalInputMethod,
  type STSOperations,
  withOperations,
} from "./client/sts.js";
export { commands } from "./commands/table.js";
export * from "./credentials.js";
export { type ModelledErrorClass, type ModelledErrorOptions, modelledErrors } from "./errors/modelled.js";
export type { ErrorDetail } from "./errors/service-exception.js";
export * from "./for-platforms.js";
export * from "./presign.js";
export type { Operation } from "./schema/operation.js";
export type {
  IntegerShape,
  ListShape,
  MapShape,
  Shape,
  StringShape,
  StructureShape,
  TimestampShape,
} from "./schema/shape.js";

/** Every operation of the service, API version 2011-06-15. */
export const operations: readonly Operation[] = Object.values(commands).map(({ operation }) => operation);

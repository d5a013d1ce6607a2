/** The operations as methods of a client. */
export {
  type OperationMethod,
  type OptionalInputMethod,
  type STSOperations,
  withOperations,
} from "./client/sts.js";

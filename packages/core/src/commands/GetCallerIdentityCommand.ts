export {
  GetCallerIdentityCommand,
  type GetCallerIdentityCommandInput,
  type GetCallerIdentityCommandOutput,
  type GetCallerIdentityRequest,
  type GetCallerIdentityResponse,
} from "../operations/get-caller-identity.js";

export {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type AssumeRoleCommandOutput,
  type AssumeRoleRequest,
  type AssumeRoleResponse,
} from "../operations/assume-role.js";

export {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type AssumeRoleCommandOutput,
} from "@stskit/core/commands/AssumeRoleCommand";

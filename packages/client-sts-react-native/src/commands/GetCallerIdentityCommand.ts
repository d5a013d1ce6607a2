export {
  GetCallerIdentityCommand,
  type GetCallerIdentityCommandInput,
  type GetCallerIdentityCommandOutput,
} from "@stskit/core/commands/GetCallerIdentityCommand";

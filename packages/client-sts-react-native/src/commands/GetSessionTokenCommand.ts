export {
  GetSessionTokenCommand,
  type GetSessionTokenCommandInput,
  type GetSessionTokenCommandOutput,
} from "@stskit/core/commands/GetSessionTokenCommand";

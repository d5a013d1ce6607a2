export {
  GetDelegatedAccessTokenCommand,
  type GetDelegatedAccessTokenCommandInput,
  type GetDelegatedAccessTokenCommandOutput,
} from "@stskit/core/commands/GetDelegatedAccessTokenCommand";

export {
  GetFederationTokenCommand,
  type GetFederationTokenCommandInput,
  type GetFederationTokenCommandOutput,
} from "@stskit/core/commands/GetFederationTokenCommand";

export {
  GetWebIdentityTokenCommand,
  type GetWebIdentityTokenCommandInput,
  type GetWebIdentityTokenCommandOutput,
} from "@stskit/core/commands/GetWebIdentityTokenCommand";

export {
  GetAccessKeyInfoCommand,
  type GetAccessKeyInfoCommandInput,
  type GetAccessKeyInfoCommandOutput,
} from "@stskit/core/commands/GetAccessKeyInfoCommand";

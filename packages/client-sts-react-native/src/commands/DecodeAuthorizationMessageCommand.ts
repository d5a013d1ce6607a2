export {
  DecodeAuthorizationMessageCommand,
  type DecodeAuthorizationMessageCommandInput,
  type DecodeAuthorizationMessageCommandOutput,
} from "@stskit/core/commands/DecodeAuthorizationMessageCommand";

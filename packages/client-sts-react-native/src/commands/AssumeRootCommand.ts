export {
  AssumeRootCommand,
  type AssumeRootCommandInput,
  type AssumeRootCommandOutput,
} from "@stskit/core/commands/AssumeRootCommand";

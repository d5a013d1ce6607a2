export {
  AssumeRootCommand,
  type AssumeRootCommandInput,
  type AssumeRootCommandOutput,
  type AssumeRootRequest,
  type AssumeRootResponse,
} from "../operations/assume-root.js";

/**
 * What every platform's package exports besides its own client, credential providers and presigning.
 */
export * from "./calls.js";
export { SmithyClient as __Client } from "./client/smithy-client.js";
export { Command as $Command } from "./command.js";
export * from "./commands/index.js";
export type { ServiceInputTypes, ServiceOutputTypes } from "./commands/table.js";
export type { CallOptions } from "./pipeline/call-context.js";
export type {
  RuntimeExtension,
  STSClientResolvedConfig,
  STSExtensionConfiguration,
} from "./settings/client-config.js";

import type { StsLocalOptions } from "./options.js";
import { boolean, callback, integer, string } from "./shape/scalars.js";
import { type JsonSchema, refuse, type Shape } from "./shape/shape.js";
import { list, type Members, object, optional } from "./shape/structures.js";
import { accountId, givenWorldMembers } from "./world/world-shapes.js";

const secret: Shape<string | Uint8Array> = {
  what: "a string, not empty, or a Uint8Array",
  schema: { type: "string", minLength: 1 },
  check(value, path) {
    const fits = (typeof value === "string" || value instanceof Uint8Array) && value.length > 0;
    if (!fits) refuse(path, value, this.what, true);
  },
};

type JsonOptions = Omit<StsLocalOptions, "clock" | "onRequest" | "onError">;

const jsonMembers: Members<JsonOptions> = {
  ...givenWorldMembers,
  port: optional(integer({ min: 0, max: 65_535 }), "TCP port; 0 picks a free one"),
  host: optional(string(), "Address to listen on. Default: 127.0.0.1"),
  accountId: optional(accountId, "The account ID. Default: 123456789012"),
  disabledRegions: optional(list(string()), "Regions whose signed requests get RegionDisabledException"),
  outboundWebIdentityFederation: optional(
    boolean,
    "Whether GetWebIdentityToken is enabled for the account. Default: true",
  ),
  remoteControl: optional(boolean, "Whether other machines may use the HTTP API. Default: false"),
  allowedHosts: optional(
    list(string()),
    "Names by which the HTTP API may be called, besides localhost and IP addresses",
  ),
  secret: optional(
    secret,
    "The secret that session tokens are encrypted with. Default: random at each start",
  ),
};

/** The options of `startStsLocal`. */
export const optionsShape: Shape<StsLocalOptions> = object<StsLocalOptions>({
  ...jsonMembers,
  clock: optional(callback),
  onRequest: optional(callback),
  onError: optional(callback),
});

/** The content of a configuration file. */
export interface ConfigFile extends JsonOptions {
  /** Tells editors which JSON Schema applies. */
  readonly $schema?: string;
}

export const configShape: Shape<ConfigFile> = object<ConfigFile>({
  $schema: optional(string()),
  ...jsonMembers,
});

/** The JSON Schema of a configuration file, as published in `config.schema.json`. */
export const configSchema: JsonSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Configuration of sts-local",
  ...configShape.schema,
};

import * as incumbentModule from "@aws-sdk/client-sts";
import * as ourModule from "@stskit/client-sts-node";

/** What both packages export under the same names. */
export type StsModule = typeof incumbentModule;

export interface Side {
  readonly name: string;
  readonly module: StsModule;
}

export const incumbent: Side = { name: "incumbent", module: incumbentModule };

// Ours lacks the schema constants and has narrower config types; scenarios use what both have.
export const ours: Side = { name: "ours", module: ourModule as unknown as StsModule };

import type { MetadataBearer } from "@smithy/types";
import { operation } from "../schema/operation.js";
import { always, string } from "../schema/shape.js";

/** The input of GetCallerIdentity. */
export interface GetCallerIdentityRequest {}

/** The output of GetCallerIdentity. */
export interface GetCallerIdentityResponse {
  /** The caller's unique id. Its format depends on the type of identity. */
  UserId?: string | undefined;
  /** The caller's twelve-digit account id. */
  Account?: string | undefined;
  /** The caller's ARN. */
  Arn?: string | undefined;
}

export interface GetCallerIdentityCommandInput extends GetCallerIdentityRequest {}
export interface GetCallerIdentityCommandOutput extends GetCallerIdentityResponse, MetadataBearer {}

/** What GetCallerIdentity resolves to: the output, with what STS always sends. */
export interface GetCallerIdentityResult extends GetCallerIdentityCommandOutput {
  UserId: string;
  Account: string;
  Arn: string;
}

/** GetCallerIdentity, as it is on the wire. */
export const getCallerIdentity = operation<GetCallerIdentityRequest, GetCallerIdentityResult>({
  name: "GetCallerIdentity",
  input: {},
  output: {
    UserId: always(string),
    Account: always(string),
    Arn: always(string),
  },
});

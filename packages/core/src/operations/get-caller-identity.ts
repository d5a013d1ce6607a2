import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import { operation } from "../schema/operation.js";
import { string } from "../schema/shape.js";

/** What GetCallerIdentity takes. */
export interface GetCallerIdentityRequest {}

/** The response of GetCallerIdentity. */
export interface GetCallerIdentityResponse {
  /** The unique id of the caller; its form depends on the kind of identity. */
  UserId?: string | undefined;
  /** The caller’s account: twelve digits. */
  Account?: string | undefined;
  /** The caller’s ARN. */
  Arn?: string | undefined;
}

export interface GetCallerIdentityCommandInput extends GetCallerIdentityRequest {}
export interface GetCallerIdentityCommandOutput extends GetCallerIdentityResponse, MetadataBearer {}

const getCallerIdentity = operation<GetCallerIdentityRequest, GetCallerIdentityResponse>({
  name: "GetCallerIdentity",
  input: {},
  output: {
    UserId: string,
    Account: string,
    Arn: string,
  },
});

/**
 * Tells whose credentials sign the request. Needs no permission, and none can forbid it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export class GetCallerIdentityCommand extends command<
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput
>(getCallerIdentity) {}

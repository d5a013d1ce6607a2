import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import { operation } from "../schema/operation.js";
import { string } from "../schema/shape.js";

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
 * Returns the identity whose credentials signed the request. It needs no permissions, and no policy can deny it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export class GetCallerIdentityCommand extends command<
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput
>(getCallerIdentity) {}

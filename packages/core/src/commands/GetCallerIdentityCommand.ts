import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import {
  type GetCallerIdentityRequest,
  type GetCallerIdentityResponse,
  getCallerIdentity,
} from "../operations/get-caller-identity.js";

export type { GetCallerIdentityRequest, GetCallerIdentityResponse };
export interface GetCallerIdentityCommandInput extends GetCallerIdentityRequest {}
export interface GetCallerIdentityCommandOutput extends GetCallerIdentityResponse, MetadataBearer {}

/**
 * Returns the identity whose credentials signed the request. It needs no permissions, and no policy can deny it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export class GetCallerIdentityCommand extends command<
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput
>(getCallerIdentity) {}

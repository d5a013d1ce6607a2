import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import {
  type GetAccessKeyInfoRequest,
  type GetAccessKeyInfoResponse,
  getAccessKeyInfo,
} from "../operations/get-access-key-info.js";

export type { GetAccessKeyInfoRequest, GetAccessKeyInfoResponse };
export interface GetAccessKeyInfoCommandInput extends GetAccessKeyInfoRequest {}
export interface GetAccessKeyInfoCommandOutput extends GetAccessKeyInfoResponse, MetadataBearer {}

/**
 * Returns the account that an access key id belongs to, whether or not the key is active.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
 */
export class GetAccessKeyInfoCommand extends command<
  GetAccessKeyInfoCommandInput,
  GetAccessKeyInfoCommandOutput
>(getAccessKeyInfo) {}

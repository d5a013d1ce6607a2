import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import { operation } from "../schema/operation.js";
import { secret, string } from "../schema/shape.js";

/** What GetAccessKeyInfo takes. */
export interface GetAccessKeyInfoRequest {
  /** An access key id: 16 to 128 characters, beginning with `AKIA` or `ASIA`. */
  AccessKeyId: string | undefined;
}

/** The response of GetAccessKeyInfo. */
export interface GetAccessKeyInfoResponse {
  /** The account’s twelve-digit id. */
  Account?: string | undefined;
}

export interface GetAccessKeyInfoCommandInput extends GetAccessKeyInfoRequest {}
export interface GetAccessKeyInfoCommandOutput extends GetAccessKeyInfoResponse, MetadataBearer {}

const getAccessKeyInfo = operation<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse>({
  name: "GetAccessKeyInfo",
  input: {
    AccessKeyId: secret,
  },
  output: {
    Account: string,
  },
});

/**
 * Tells the account that an access key id belongs to, whether or not the key is active.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
 */
export class GetAccessKeyInfoCommand extends command<
  GetAccessKeyInfoCommandInput,
  GetAccessKeyInfoCommandOutput
>(getAccessKeyInfo) {}

import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import { operation } from "../schema/operation.js";
import { secret, string } from "../schema/shape.js";

/** The input of GetAccessKeyInfo. */
export interface GetAccessKeyInfoRequest {
  /** An access key id: 16 to 128 characters, starting with `AKIA` or `ASIA`. */
  AccessKeyId: string | undefined;
}

/** The output of GetAccessKeyInfo. */
export interface GetAccessKeyInfoResponse {
  /** The twelve-digit account id. */
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
 * Returns the account that an access key id belongs to, whether or not the key is active.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
 */
export class GetAccessKeyInfoCommand extends command<
  GetAccessKeyInfoCommandInput,
  GetAccessKeyInfoCommandOutput
>(getAccessKeyInfo) {}

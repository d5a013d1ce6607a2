import type { MetadataBearer } from "@smithy/types";
import { operation } from "../schema/operation.js";
import { always, secret, string } from "../schema/shape.js";

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

/** What GetAccessKeyInfo resolves to: the output, with what STS always sends. */
export interface GetAccessKeyInfoResult extends GetAccessKeyInfoCommandOutput {
  Account: string;
}

/** GetAccessKeyInfo, as it is on the wire. */
export const getAccessKeyInfo = operation<GetAccessKeyInfoRequest, GetAccessKeyInfoResult>({
  name: "GetAccessKeyInfo",
  input: {
    AccessKeyId: secret,
  },
  output: {
    Account: always(string),
  },
});

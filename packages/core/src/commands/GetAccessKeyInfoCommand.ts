import { command } from "../command.js";
import {
  type GetAccessKeyInfoCommandInput,
  type GetAccessKeyInfoCommandOutput,
  type GetAccessKeyInfoResult,
  getAccessKeyInfo,
} from "../operations/get-access-key-info.js";

export type {
  GetAccessKeyInfoCommandInput,
  GetAccessKeyInfoCommandOutput,
  GetAccessKeyInfoRequest,
  GetAccessKeyInfoResponse,
  GetAccessKeyInfoResult,
} from "../operations/get-access-key-info.js";

/**
 * Returns the account that an access key id belongs to, whether or not the key is active.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
 */
export class GetAccessKeyInfoCommand extends command<
  GetAccessKeyInfoCommandInput,
  GetAccessKeyInfoCommandOutput,
  GetAccessKeyInfoResult
>(getAccessKeyInfo) {}

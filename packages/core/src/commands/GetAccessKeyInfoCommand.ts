export {
  GetAccessKeyInfoCommand,
  type GetAccessKeyInfoCommandInput,
  type GetAccessKeyInfoCommandOutput,
  type GetAccessKeyInfoRequest,
  type GetAccessKeyInfoResponse,
} from "../operations/get-access-key-info.js";

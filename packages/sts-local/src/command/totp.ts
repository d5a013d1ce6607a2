import { issueCommand } from "./issue-command.js";

export const totp = issueCommand(
  "totp",
  "Prints the code of an MFA device, or the next one if it has been used",
  {
    "serial-number": {
      value: "<arn>",
      help: "The device. Default: the only one that the server knows",
      option: "serialNumber",
    },
  },
);

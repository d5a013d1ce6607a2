import { expiresIn, issueCommand, seconds } from "./issue-command.js";

export const tradeIn = issueCommand("trade-in", "Prints a token for GetDelegatedAccessToken", {
  "principal-arn": {
    value: "<arn>",
    help: "Whose access it gives: a user or role. Default: the first role",
    option: "principalArn",
  },
  "expires-in": expiresIn(900),
  duration: {
    value: "<seconds>",
    help: "How long the credentials are valid. Default: 3600",
    option: "durationSeconds",
    read: seconds,
  },
});

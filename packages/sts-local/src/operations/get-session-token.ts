import { checkMfa } from "../authentication/mfa.js";
import { readUserDuration } from "../session/duration.js";
import { issueCredentials, readMinimumTokenSize } from "../session/issue-credentials.js";
import type { Operation } from "./operation.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html */
export const getSessionToken: Operation = {
  name: "GetSessionToken",
  signed: true,
  answer({ parameters, caller, now, services }) {
    const durationSeconds = readUserDuration(parameters, caller.principal.type === "root");
    const minimumTokenSize = readMinimumTokenSize(parameters);
    const { Credentials, ...tokenSize } = issueCredentials(services.sealer, now, {
      principal: caller.principal,
      issuedBy: "GetSessionToken",
      durationSeconds,
      mfaAt: checkMfa(parameters, caller, services.mfaVerifier, now),
      minimumTokenSize,
    });
    return { Credentials, ...tokenSize };
  },
};

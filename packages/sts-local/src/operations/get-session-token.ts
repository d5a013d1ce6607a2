import { checkMfa } from "../authentication/mfa.js";
import { readUserDuration } from "../session/duration.js";
import { issueCredentials, readMinimumTokenSize } from "../session/issue-credentials.js";
import type { Operation } from "./operation.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html */
export const getSessionToken: Operation = {
  name: "GetSessionToken",
  signed: true,
  handle({ parameters, caller, now, state }) {
    const durationSeconds = readUserDuration(parameters, caller.principal.type === "root");
    const minimumTokenSize = readMinimumTokenSize(parameters);
    const { Credentials, ...tokenSize } = issueCredentials(state.sealer, now, {
      principal: caller.principal,
      issuedBy: "GetSessionToken",
      durationSeconds,
      mfaAt: checkMfa(parameters, caller, state.mfaVerifier, now),
      minimumTokenSize,
    });
    return { Credentials, ...tokenSize };
  },
};

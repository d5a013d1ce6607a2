import { extendMessage, isAnswer } from "./extend-message.js";
import { diagnoseProfile, type ProfileSource } from "./profile-diagnosis.js";

/** Environment variables that lead the chain somewhere. */
const VARIABLES = [
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_ROLE_ARN",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
] as const;

/** The same error, its message telling where the chain looked and what to do. Refusals of a service stay as they are. */
export async function explainChain(error: unknown, source: ProfileSource): Promise<unknown> {
  if (isAnswer(error)) return error;
  const set = VARIABLES.filter((name) => process.env[name]);
  const environment =
    set.length > 0
      ? `Set in the environment: ${set.join(", ")}.`
      : `Of the environment variables ${VARIABLES.join(", ")} none is set.`;
  const { description, hidden } = await diagnoseProfile(source);
  return extendMessage(
    error,
    `Looked in: the environment, shared config files, web identity, containers, EC2. ${environment} ` +
      `${description} ${metadataService()}`,
    hidden,
  );
}

/** What the chain's last resort, the metadata service of EC2, depends on. */
export function metadataService(): string {
  const disabled = process.env["AWS_EC2_METADATA_DISABLED"];
  if (disabled && disabled.toLowerCase() !== "false") {
    return "The EC2 metadata service is not asked, because AWS_EC2_METADATA_DISABLED is set.";
  }
  const endpoint = process.env["AWS_EC2_METADATA_SERVICE_ENDPOINT"];
  const address = endpoint
    ? `${endpoint} (from AWS_EC2_METADATA_SERVICE_ENDPOINT)`
    : "http://169.254.169.254";
  return (
    `The EC2 metadata service at ${address} gave no credentials: it is there on EC2 only, and only with an instance profile. ` +
    "Elsewhere set AWS_EC2_METADATA_DISABLED=true to save the wait."
  );
}

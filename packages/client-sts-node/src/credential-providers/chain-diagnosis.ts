import { extendMessage, isAnswer } from "./extend-message.js";
import { diagnoseProfile, type ProfileSource } from "./profile-diagnosis.js";

/** With either of them the chain asks a container's endpoint, and the metadata service of EC2 no longer. */
const CONTAINER_VARIABLES = [
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
] as const;

/** Environment variables that lead the chain somewhere. */
const VARIABLES = [
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_ROLE_ARN",
  ...CONTAINER_VARIABLES,
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
      `${description} ${lastResort()}`,
    hidden,
  );
}

/** What the chain's last resort depends on. */
function lastResort(): string {
  if (CONTAINER_VARIABLES.some((name) => process.env[name])) {
    return "The EC2 metadata service is not asked, because a variable of containers is set.";
  }
  // As AWS's chain reads it.
  const disabled = process.env["AWS_EC2_METADATA_DISABLED"];
  return disabled && disabled !== "false"
    ? "The EC2 metadata service is not asked, because AWS_EC2_METADATA_DISABLED is set."
    : metadataService();
}

/** What to do when the metadata service of EC2 was asked in vain. */
export function metadataService(): string {
  const endpoint = process.env["AWS_EC2_METADATA_SERVICE_ENDPOINT"];
  const address = endpoint
    ? `${endpoint} (from AWS_EC2_METADATA_SERVICE_ENDPOINT)`
    : "http://169.254.169.254";
  return (
    `The EC2 metadata service at ${address} gave no credentials: it is there on EC2 only, and only with an instance profile. ` +
    "Elsewhere set AWS_EC2_METADATA_DISABLED=true to save the wait."
  );
}

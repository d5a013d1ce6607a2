import { roleOfFailure } from "@stskit/core/bindings";
import { extendMessage, isServiceError } from "./extend-message.js";
import { diagnoseProfile, nameProfile, type ProfileSource } from "./profile-diagnosis.js";

/** With either of these, the chain uses the container endpoint instead of the EC2 metadata service. */
const CONTAINER_VARIABLES = [
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
] as const;

/** Environment variables that the chain reads. */
const VARIABLES = [
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_ROLE_ARN",
  ...CONTAINER_VARIABLES,
] as const;

/** Variables without which each other has no effect. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
  ["AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN"],
];

/**
 * Adds to the error's message where the chain looked and what to do. Errors from a service are not changed. Once the chain has
 * found a role, it does not look further.
 *
 * @param processFailure - a sentence about the profile's process, if one failed
 */
export async function explainChain(
  error: unknown,
  source: ProfileSource,
  processFailure: string | undefined,
): Promise<unknown> {
  if (roleOfFailure(error)) return nameProfile(error as Error, source);
  if (isServiceError(error)) return error;
  const { description, hidden } = await diagnoseProfile(source);
  return extendMessage(
    error,
    [
      "Looked in: the environment, shared config files, web identity, containers, EC2.",
      ...environment(),
      description,
      ...(processFailure ? [processFailure] : []),
      lastResort(),
    ].join(" "),
    hidden,
  );
}

function environment(): string[] {
  const set: string[] = VARIABLES.filter((name) => process.env[name]);
  if (set.length === 0) return [`None of the environment variables ${VARIABLES.join(", ")} is set.`];
  const halves = PAIRS.flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]).filter(([half, missing]) => set.includes(half!) && !set.includes(missing!));
  return [
    `Set in the environment: ${set.join(", ")}.`,
    ...halves.map(([half, missing]) => `${half} has no effect without ${missing}, which is not set.`),
  ];
}

/** About the EC2 metadata service, the last link of the chain. */
function lastResort(): string {
  if (CONTAINER_VARIABLES.some((name) => process.env[name])) {
    return "The EC2 metadata service is not used, because a container variable is set.";
  }
  // The same test as in AWS's chain.
  const disabled = process.env["AWS_EC2_METADATA_DISABLED"];
  return disabled && disabled !== "false"
    ? "The EC2 metadata service is not used, because AWS_EC2_METADATA_DISABLED is set."
    : metadataService();
}

/** What to do when the EC2 metadata service returned no credentials. */
export function metadataService(): string {
  const endpoint = process.env["AWS_EC2_METADATA_SERVICE_ENDPOINT"];
  const address = endpoint
    ? `${endpoint} (from AWS_EC2_METADATA_SERVICE_ENDPOINT)`
    : "http://169.254.169.254";
  return (
    `The EC2 metadata service at ${address} returned no credentials. It has some only on EC2 instances with an instance profile. ` +
    "Elsewhere set AWS_EC2_METADATA_DISABLED=true to avoid the wait."
  );
}

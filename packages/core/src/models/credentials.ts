import { type StructureShape, secret, structure, timestamp } from "../schema/shape.js";

/**
 * Temporary credentials: valid until `Expiration`, in every AWS service.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html
 */
export interface Credentials {
  /** The access key id. */
  AccessKeyId: string | undefined;
  /** The key that signs requests. */
  SecretAccessKey: string | undefined;
  /** The token that goes with every request signed with these credentials. */
  SessionToken: string | undefined;
  /** When they stop being valid. */
  Expiration: Date | undefined;
}

export const credentials: StructureShape<Credentials> = structure<Credentials>({
  AccessKeyId: secret,
  SecretAccessKey: secret,
  SessionToken: secret,
  Expiration: timestamp,
});

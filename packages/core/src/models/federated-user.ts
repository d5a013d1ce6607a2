import { type StructureShape, string, structure } from "../schema/shape.js";

/**
 * The identity of a federated user.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_FederatedUser.html
 */
export interface FederatedUser {
  /** `<account>:<name>`. */
  FederatedUserId: string | undefined;
  /** `arn:aws:sts::<account>:federated-user/<name>`. */
  Arn: string | undefined;
}

export const federatedUser: StructureShape<FederatedUser> = structure<FederatedUser>({
  FederatedUserId: string,
  Arn: string,
});

import { type StructureShape, string, structure } from "../schema/shape.js";

/**
 * The identity that the temporary credentials stand for.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumedRoleUser.html
 */
export interface AssumedRoleUser {
  /** `<role id>:<role session name>`. */
  AssumedRoleId: string | undefined;
  /** `arn:aws:sts::<account>:assumed-role/<role>/<session>`. */
  Arn: string | undefined;
}

export const assumedRoleUser: StructureShape<AssumedRoleUser> = structure<AssumedRoleUser>({
  AssumedRoleId: string,
  Arn: string,
});

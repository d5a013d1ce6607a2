import { type StructureShape, string, structure } from "../schema/shape.js";

/**
 * A managed policy, by its ARN.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_PolicyDescriptorType.html
 */
export interface PolicyDescriptorType {
  /** The ARN of an IAM managed policy. */
  arn?: string | undefined;
}

export const policyDescriptor: StructureShape<PolicyDescriptorType> = structure<PolicyDescriptorType>({
  arn: string,
});

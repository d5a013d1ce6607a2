/** Shapes that several operations share. */
import { type StructureShape, secret, string, structure, timestamp } from "./schema/shape.js";

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

/**
 * A session tag.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
 */
export interface Tag {
  /** 1 to 128 characters; case-insensitive when compared, case-preserving when stored. */
  Key: string | undefined;
  /** 0 to 256 characters. */
  Value: string | undefined;
}

export const tag: StructureShape<Tag> = structure<Tag>({
  Key: string,
  Value: string,
});

/**
 * Context that a trusted provider asserts about the session.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_ProvidedContext.html
 */
export interface ProvidedContext {
  /** The ARN of the context provider. */
  ProviderArn?: string | undefined;
  /** The assertion that the provider signed: 4 to 2,048 characters. */
  ContextAssertion?: string | undefined;
}

export const providedContext: StructureShape<ProvidedContext> = structure<ProvidedContext>({
  ProviderArn: string,
  ContextAssertion: secret,
});

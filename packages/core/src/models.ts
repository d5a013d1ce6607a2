/** The shapes that operations share. */
import { type StructureShape, secret, string, structure, timestamp } from "./schema/shape.js";

/**
 * Temporary credentials for AWS services, valid until `Expiration`.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html
 */
export interface Credentials {
  /** The access key id. */
  AccessKeyId: string | undefined;
  /** The key to sign requests with. */
  SecretAccessKey: string | undefined;
  /** The token to send with every request signed with these credentials. */
  SessionToken: string | undefined;
  /** When the credentials expire. */
  Expiration: Date | undefined;
}

export const credentials: StructureShape<Credentials> = structure<Credentials>({
  AccessKeyId: secret,
  SecretAccessKey: secret,
  SessionToken: secret,
  Expiration: timestamp,
});

/**
 * The identity of an assumed-role session.
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
  /** 1 to 128 characters. The case is kept, but ignored in comparisons. */
  Key: string | undefined;
  /** 0 to 256 characters. */
  Value: string | undefined;
}

export const tag: StructureShape<Tag> = structure<Tag>({
  Key: string,
  Value: string,
});

/**
 * Context about the session, asserted by a trusted provider.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_ProvidedContext.html
 */
export interface ProvidedContext {
  /** The ARN of the context provider. */
  ProviderArn?: string | undefined;
  /** The provider's signed assertion: 4 to 2,048 characters. */
  ContextAssertion?: string | undefined;
}

export const providedContext: StructureShape<ProvidedContext> = structure<ProvidedContext>({
  ProviderArn: string,
  ContextAssertion: secret,
});

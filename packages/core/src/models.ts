/** The shapes that operations share. */
import { always, type StructureShape, secret, string, structure, timestamp } from "./schema/shape.js";

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

/** Temporary credentials in a response: STS always sends all four members. */
export interface TemporaryCredentials extends Credentials {
  AccessKeyId: string;
  SecretAccessKey: string;
  SessionToken: string;
  Expiration: Date;
}

export const credentials: StructureShape<TemporaryCredentials> = structure<TemporaryCredentials>({
  AccessKeyId: always(secret),
  SecretAccessKey: always(secret),
  SessionToken: always(secret),
  Expiration: always(timestamp),
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

/**
 * The identity of an assumed-role session in a response. The id is not promised: Ceph and MinIO, which object stores use,
 * send it under another name.
 */
export interface AssumedRoleSession extends AssumedRoleUser {
  Arn: string;
}

export const assumedRoleUser: StructureShape<AssumedRoleSession> = structure<AssumedRoleSession>({
  AssumedRoleId: string,
  Arn: always(string),
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

/** The identity of a federated user in a response: STS always sends both members. */
export interface FederatedUserSession extends FederatedUser {
  FederatedUserId: string;
  Arn: string;
}

export const federatedUser: StructureShape<FederatedUserSession> = structure<FederatedUserSession>({
  FederatedUserId: always(string),
  Arn: always(string),
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

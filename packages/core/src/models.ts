/** The shapes that operations share. */
import { always, map, type StructureShape, secret, string, structure, timestamp } from "./schema/shape.js";

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

/**
 * The end user on whose behalf a session acts. A member is missing if the session has no such key.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_OriginIdentity.html
 */
export interface OriginIdentity {
  /** The end user's id, from the claim that the context provider maps to it. */
  Subject?: string | undefined;
  /** `user` for a person, `workload` for a program. */
  SubjectType?: string | undefined;
  /** The `iss` of a web identity token, without `https://`, or a hash of the key that signed a SAML assertion. */
  Issuer?: string | undefined;
  /** The ARN of the identity provider in IAM. */
  FederatedProviderArn?: string | undefined;
}

/**
 * What the identity provider says about the request besides the end user.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_TransactionContext.html
 */
export interface TransactionContext {
  /** The `aws:TransactionContext/IdentityProvider/*` keys of the session, without that prefix. Up to 128 characters each. */
  IdentityProvider?: Record<string, string> | undefined;
}

/**
 * For whom a session acts, as set from the identity provider's token or assertion. It is about the end user, so don't log it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_TrustedIdentityPropagationContext.html
 */
export interface TrustedIdentityPropagationContext {
  /** The end user. */
  OriginIdentity?: OriginIdentity | undefined;
  /** More about the request. */
  TransactionContext?: TransactionContext | undefined;
}

export const trustedIdentityPropagationContext: StructureShape<TrustedIdentityPropagationContext> = {
  ...structure<TrustedIdentityPropagationContext>({
    OriginIdentity: structure<OriginIdentity>({
      Subject: secret,
      SubjectType: secret,
      Issuer: secret,
      FederatedProviderArn: string,
    }),
    TransactionContext: structure<TransactionContext>({ IdentityProvider: map(secret) }),
  }),
  sensitive: true,
};

/** Whom a web identity token is about. */
export const WebIdentityTokenSubjectModeType = {
  /** The caller. */
  AWS_IDENTITY: "AWSIdentity",
  /** The end user on whose behalf the caller's session acts. */
  ORIGIN_IDENTITY: "OriginIdentity",
} as const;
/** A value of `WebIdentityTokenSubjectModeType`. */
export type WebIdentityTokenSubjectModeType =
  (typeof WebIdentityTokenSubjectModeType)[keyof typeof WebIdentityTokenSubjectModeType];

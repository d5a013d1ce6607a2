/** Whoever makes a call, as GetCallerIdentity reports them. */
export interface Principal {
  readonly type: "root" | "user" | "assumed-role" | "federated-user";
  readonly account: string;
  /** `UserId`: AIDA…, AROA…:session, account:name, or the account itself for its root user. */
  readonly id: string;
  readonly arn: string;
  /** The role behind an assumed-role session. Trust policies may name it in place of the session. */
  readonly roleArn?: string;
}

/** How a trust policy names an account. */
export function accountRootArn(account: string): string {
  return `arn:aws:iam::${account}:root`;
}

/** The name that stands last in an ARN, without the path before it. */
export function nameInArn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

export function accountInArn(arn: string): string {
  return arn.split(":")[4] ?? "";
}

export function assumedRole(roleArn: string, roleId: string, sessionName: string): Principal {
  const account = accountInArn(roleArn);
  return {
    type: "assumed-role",
    account,
    id: `${roleId}:${sessionName}`,
    arn: `arn:aws:sts::${account}:assumed-role/${nameInArn(roleArn)}/${sessionName}`,
    roleArn,
  };
}

export function federatedUser(account: string, name: string): Principal {
  return {
    type: "federated-user",
    account,
    id: `${account}:${name}`,
    arn: `arn:aws:sts::${account}:federated-user/${name}`,
  };
}

export function rootUser(account: string): Principal {
  return { type: "root", account, id: account, arn: accountRootArn(account) };
}

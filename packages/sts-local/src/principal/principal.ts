/** Who makes a call, as reported by GetCallerIdentity. */
export interface Principal {
  readonly type: "root" | "user" | "assumed-role" | "federated-user";
  readonly account: string;
  /** `UserId`: `AIDA…`, `AROA…:session`, `account:name`, or the account ID for the root user. */
  readonly id: string;
  readonly arn: string;
  /** ARN of the role, for role sessions. */
  readonly roleArn?: string;
}

/** ARN of an account's root user. In policies, it stands for the whole account. */
export function rootArn(account: string): string {
  return `arn:aws:iam::${account}:root`;
}

/** The name of a user or role, without its path. */
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
  return { type: "root", account, id: account, arn: rootArn(account) };
}

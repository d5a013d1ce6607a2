/** Variables that keep a process away from the AWS settings and credentials of the machine it runs on. */
export const isolatedEnvironment = {
  AWS_CONFIG_FILE: "/nonexistent/config",
  AWS_SHARED_CREDENTIALS_FILE: "/nonexistent/credentials",
  AWS_EC2_METADATA_DISABLED: "true",
};

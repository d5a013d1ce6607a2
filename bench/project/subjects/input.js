/** What all subjects send. */
export const credentials = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
export const input = { RoleArn: "arn:aws:iam::123456789012:role/Bench", RoleSessionName: "bench" };
export const region = "eu-west-1";

import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";

const role = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "provider" };
const s3 = new S3Client({
  region: "eu-west-1",
  endpoint: process.env.S3_ENDPOINT,
  forcePathStyle: true,
  credentials: fromTemporaryCredentials({ params: role }),
});
await s3.send(new ListBucketsCommand({}));

import { fromTemporaryCredentials } from "@stskit/client-sts-node";
import { ListBucketsCommand, S3Client } from "client-s3-today";

const role = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "ours" };
const s3 = new S3Client({
  region: "eu-west-1",
  endpoint: process.env.S3_ENDPOINT,
  forcePathStyle: true,
  credentials: fromTemporaryCredentials({ params: role }),
});
await s3.send(new ListBucketsCommand({}));

import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";

const s3 = new S3Client({
  region: "eu-west-1",
  endpoint: process.env.S3_ENDPOINT,
  forcePathStyle: true,
  profile: "role",
});
await s3.send(new ListBucketsCommand({}));

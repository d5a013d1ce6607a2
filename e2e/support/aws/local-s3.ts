import { createServer } from "node:http";
import { listen } from "../network/listen.js";
import { hasValidSignature, type ReceivedRequest } from "./verify-signature.js";

/** A server that accepts every S3 request and records who signed it. */
export interface LocalS3 {
  readonly endpoint: string;
  /** Access key ids, in the order of the requests. */
  readonly signers: string[];
  /** Whether all requests so far with the given access key were signed with its secret. */
  verify(credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }): boolean;
  close(): Promise<void>;
}

export async function startLocalS3(): Promise<LocalS3> {
  const requests: ReceivedRequest[] = [];
  const signers: string[] = [];
  const server = createServer((message, response) => {
    const request = {
      method: message.method!,
      target: message.url!,
      headers: message.headers as Record<string, string>,
    };
    requests.push(request);
    signers.push(signerOf(request));
    response.writeHead(200, { "content-type": "application/xml" });
    response.end("<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>");
  });
  const { url, close } = await listen(server);
  return {
    endpoint: url,
    signers,
    verify({ accessKeyId, secretAccessKey, sessionToken }) {
      const theirs = requests.filter((request) => signerOf(request) === accessKeyId);
      return (
        theirs.length > 0 &&
        theirs.every(
          (request) =>
            request.headers["x-amz-security-token"] === sessionToken &&
            hasValidSignature(request, secretAccessKey),
        )
      );
    },
    close,
  };
}

function signerOf({ headers }: ReceivedRequest): string {
  return /Credential=([^/]+)/.exec(headers["authorization"] ?? "")?.[1] ?? "nobody";
}

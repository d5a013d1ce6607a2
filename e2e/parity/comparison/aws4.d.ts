// The part of aws4 that the comparison uses; the package has no types of its own.
declare module "aws4" {
  interface Request {
    method: string;
    path: string;
    headers: Record<string, string>;
    body: string;
    region: string;
    service: string;
    extraHeadersToInclude: Record<string, true>;
    extraHeadersToIgnore: Record<string, true>;
  }
  interface Credentials {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
  }
  const aws4: {
    sign(request: Request, credentials: Credentials): { headers: Record<string, string> };
  };
  export default aws4;
}

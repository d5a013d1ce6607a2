import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts";
import { connection } from "next/server";
import { InBrowser } from "./in-browser.js";

export default async function Page() {
  await connection();
  const { Arn } = await new STSClient({ region: "eu-west-1" }).send(new GetCallerIdentityCommand());
  return (
    <>
      <p>{Arn}</p>
      <InBrowser />
    </>
  );
}

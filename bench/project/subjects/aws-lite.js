import awsLite from "@aws-lite/client";
import { credentials, input, region } from "./input.js";

export async function start(endpoint) {
  const aws = await awsLite({ ...credentials, region, endpoint, autoloadPlugins: false });
  const payload = new URLSearchParams({ Action: "AssumeRole", Version: "2011-06-15", ...input }).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return () => aws({ service: "sts", method: "POST", path: "/", headers, payload });
}

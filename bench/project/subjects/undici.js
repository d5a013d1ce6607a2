// The floor: undici sends a request that is built and signed already, and nobody parses the response.
import { Agent } from "undici";
import { input } from "./input.js";

export function start(endpoint) {
  const dispatcher = new Agent({ connections: 50 });
  const body = new URLSearchParams({ Action: "AssumeRole", Version: "2011-06-15", ...input }).toString();
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE, Signature=${"0".repeat(64)}`,
  };
  return async () => {
    const response = await dispatcher.request({ origin: endpoint, path: "/", method: "POST", headers, body });
    return response.body.text();
  };
}

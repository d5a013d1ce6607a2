import type { RefusedSignature } from "../refused-signature.js";
import type { Deviation } from "./deviation.js";

/** Another method or path. */
export function otherTargets({ content }: RefusedSignature): Deviation[] {
  const methods = ["GET", "POST", "PUT", "HEAD"].map(
    (method): Deviation => ({
      cause: "method",
      as: `as ${method}, and sent as ${content.method}`,
      advice: "Send it as it was signed. A redirect turns a POST into a GET.",
      content: { method },
    }),
  );
  const paths = ["/", "", "//", `${content.path}/`, content.path.replace(/\/$/, "")].map(
    (path): Deviation => ({
      cause: "path",
      as: `for the path ${path || "(none)"}, where ${content.path} arrived`,
      advice: "A proxy or the endpoint in the client may add to the path.",
      content: { path },
    }),
  );
  return [...methods, ...paths];
}

/** Another query string. */
export function otherQueries({ content: { query } }: RefusedSignature): Deviation[] {
  const without = (names: readonly string[]) => ({
    query: new Map([...query].filter(([name]) => !names.includes(name))),
  });
  const inputs = [...query.keys()].filter((name) => !name.startsWith("X-Amz-"));
  const added = inputs.map(
    (name): Deviation => ({
      cause: "query",
      as: `without the parameter ${name} in the query string`,
      advice: "It was added after signing. Pass it to the signer.",
      content: without([name]),
    }),
  );
  const all: Deviation = {
    cause: "query",
    as: "without the parameters in the query string",
    advice: "Send exactly what was signed.",
    content: without(inputs),
  };
  const token: Deviation = {
    cause: "session-token-not-signed",
    as: "without X-Amz-Security-Token",
    advice: "Pass the session token to the signer; don't add it to the URL afterwards.",
    content: without(["X-Amz-Security-Token"]),
  };
  const expiries = ["300", "900", "3600"].map(
    (seconds): Deviation => ({
      cause: "query",
      as: `with X-Amz-Expires=${seconds}`,
      advice: "The time that a presigned request is valid for is signed, and cannot be changed afterwards.",
      content: { query: new Map([...query, ["X-Amz-Expires", seconds]]) },
    }),
  );
  return [
    ...added,
    ...(inputs.length > 0 ? [all] : []),
    ...(query.has("X-Amz-Security-Token") ? [token] : []),
    ...(query.has("X-Amz-Expires") ? expiries : []),
  ];
}

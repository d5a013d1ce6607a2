import type { JsonSchema } from "../shape/shape.js";
import * as answers from "./answers.js";
import type { NamedShape, Route } from "./route.js";
import { routes } from "./routes.js";

/** The path that the API is below. STS itself has none like it. */
export const CONTROL_PATH = "/_sts-local";

/** The description of the API (OpenAPI 3.1) for a server at `endpoint`. */
export function openApi(endpoint: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  const named = [...routes.flatMap(({ body, answer }) => [body, answer]), answers.failure];
  return {
    openapi: "3.1.0",
    info: {
      title: "sts-local",
      version: "1",
      summary: "Drives a local STS from tests in any language",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: `${endpoint}${CONTROL_PATH}` }],
    security: [],
    paths,
    components: {
      schemas: Object.fromEntries(
        named.filter((shape) => shape !== undefined).map(({ name, shape }) => [name, shape.schema]),
      ),
    },
  };
}

function operationOf({ method, path, summary, query = {}, body, answer }: Route): object {
  const [, rest] = /\{(\w+)\}$/.exec(path) ?? [];
  const parameters = [
    ...(rest === undefined
      ? []
      : [{ name: rest, in: "path", required: true, schema: { type: "string" } as JsonSchema }]),
    ...Object.entries(query).map(([name, { description, shape }]) => ({
      name,
      in: "query",
      description,
      schema: shape.schema,
    })),
  ];
  return {
    operationId: operationIdOf(method, path),
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: jsonOf(body) } }),
    responses: {
      ...(answer
        ? { 200: { description: "Done", content: jsonOf(answer) } }
        : { 204: { description: "Done" } }),
      "4XX": { description: "Refused, with the reason", content: jsonOf(answers.failure) },
    },
  };
}

/** `PUT /oidc-providers` is `putOidcProviders`. */
function operationIdOf(method: string, path: string): string {
  const words = path.match(/\w+/g) ?? [];
  return method.toLowerCase() + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("");
}

function jsonOf({ name }: NamedShape<unknown>): object {
  return { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } };
}

import type { Shape } from "../shape/shape.js";
import type { StsLocal } from "../sts-local.js";

/** A shape with the name that it has in the description of the API. */
export interface NamedShape<T> {
  readonly name: string;
  readonly shape: Shape<T>;
}

/** A parameter of the query string. */
export interface QueryParameter {
  readonly description: string;
  readonly shape: Shape<any>;
  /** Turns the text into what the shape checks. @default as it is */
  readonly read?: (text: string) => unknown;
}

/** What a route is given, checked. */
interface Input {
  /** The end of the path, where the route's path has `{name}`; otherwise empty. */
  readonly rest: string;
  readonly query: Readonly<Record<string, any>>;
  readonly body: any;
}

/** One thing that a program may ask of a running server over HTTP. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the API's path. A `{name}` at the end stands for the rest of a path, slashes included. */
  readonly path: string;
  /** What it does, as a sentence without its period. */
  readonly summary: string;
  readonly query?: Readonly<Record<string, QueryParameter>>;
  /** The body of the request. @default none */
  readonly body?: NamedShape<any>;
  /** The answer; without it, there is none, and the status is 204. */
  readonly answer?: NamedShape<any>;
  /** Throws `TypeError` for what the caller got wrong. */
  handle(sts: StsLocal, input: Input): unknown;
}

import { incumbent, ours, type StsModule } from "./sides.js";

export interface ErrorFacts {
  readonly name: unknown;
  readonly message: unknown;
  /** Own enumerable properties, apart from the name and the message. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Status of the response attached to the error, if any. */
  readonly response: number | undefined;
  /** Exported error classes, of both packages, that the error is an instance of. */
  readonly instanceOf: Readonly<Record<string, true>>;
}

type Constructor = abstract new (...args: never[]) => unknown;

/** Every exported class that an error could be an instance of, as `incumbent.ExpiredTokenException`. */
const errorClasses: readonly (readonly [string, Constructor])[] = [incumbent, ours].flatMap((side) =>
  Object.entries(side.module as StsModule & Record<string, unknown>)
    .filter(([name, value]) => typeof value === "function" && /Exception$/.test(name))
    .map(([name, value]) => [`${side.name}.${name}`, value as Constructor] as const),
);

export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) {
    return { name: typeof error, message: error, fields: {}, response: undefined, instanceOf: {} };
  }
  const {
    name: _name,
    message: _message,
    stack: _stack,
    ...fields
  } = error as unknown as Record<string, unknown>;
  const { $response } = error as { $response?: { statusCode?: number } };
  return {
    name: error.name,
    message: error.message,
    fields,
    response: $response?.statusCode,
    instanceOf: classesOf(error),
  };
}

function classesOf(error: Error): Record<string, true> {
  const classes = errorClasses.filter(([, Class]) => error instanceof Class);
  return Object.fromEntries(classes.map(([name]) => [name, true]));
}

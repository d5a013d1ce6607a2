import type { Seen } from "../cases/fault-case.js";

/** The error classes of a package, by name. */
export type ErrorClasses = Readonly<Record<string, abstract new (...args: any[]) => Error>>;

/** Reports the outcome of a call in plain values, which a runner can pass from a browser or a phone to the test. */
export async function observe(call: Promise<unknown>, classes: ErrorClasses): Promise<Seen> {
  try {
    await call;
    return {
      name: undefined,
      message: "",
      code: undefined,
      status: undefined,
      attempts: undefined,
      hasCause: false,
      classes: [],
    };
  } catch (thrown) {
    const error = thrown as Error & {
      code?: string;
      $metadata?: { httpStatusCode?: number; attempts?: number };
    };
    return {
      name: error.name,
      message: error.message,
      code: error.code,
      status: error.$metadata?.httpStatusCode,
      attempts: error.$metadata?.attempts,
      hasCause: error.cause instanceof Error,
      classes: Object.keys(classes).filter((name) => error instanceof classes[name]!),
    };
  }
}

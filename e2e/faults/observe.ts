import type { FaultCase, Seen } from "./cases/fault-case.js";

/** The error classes of a package, by name. */
export type ErrorClasses = Readonly<Record<string, abstract new (...args: any[]) => Error>>;

/** Reports what a call came to, in plain values: a runner may hand it from a browser or a phone to the test. */
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

/** What is not as the case says, one line each; none when all is well. */
export function deviations({ sees }: FaultCase, seen: Seen, maxAttempts: number): string[] {
  const attempts = sees.retried === "either" ? [1, maxAttempts] : [sees.retried ? maxAttempts : 1];
  const transport = sees.name === "NetworkError" || sees.name === "TimeoutError";
  const found: [wrong: boolean, line: string][] = [
    [seen.name !== sees.name, `name is ${seen.name}, not ${sees.name}`],
    [!sees.message.test(seen.message), `message is ${JSON.stringify(seen.message)}, not ${sees.message}`],
    [sees.code !== undefined && !sees.code.test(seen.code ?? ""), `code is ${seen.code}, not ${sees.code}`],
    [seen.status !== sees.status, `status is ${seen.status}, not ${sees.status}`],
    [!attempts.includes(seen.attempts ?? 0), `attempts are ${seen.attempts}, not ${attempts.join(" or ")}`],
    [sees.cause === true && !seen.hasCause, "there is no cause"],
    [
      !seen.classes.includes(transport ? sees.name : "STSServiceException"),
      `it is an instance of ${seen.classes.join() || "none of our classes"}`,
    ],
  ];
  return found.filter(([wrong]) => wrong).map(([, line]) => line);
}

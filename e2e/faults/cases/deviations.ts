import type { FaultCase, Seen } from "./fault-case.js";

/** How the outcome differs from what the case expects, one line per difference. */
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

import type { Logger } from "@smithy/types";

/** How a `credential_process` ended, by what AWS's provider tells its logger. That may have the command and what it printed. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/^\S+ \S+ Command failed: /, "ended with an error: run its command to see which"],
  [/^\S+ \S+ Profile .* credential_process returned invalid JSON\.$/, "printed something else than JSON"],
  [/^\S+ \S+ Profile .* credential_process did not return Version 1\.$/, 'printed JSON without "Version": 1'],
  [
    /^\S+ \S+ Profile .* credential_process returned invalid credentials\.$/,
    "printed JSON without AccessKeyId or SecretAccessKey",
  ],
  [
    /^\S+ \S+ Profile .* credential_process returned expired credentials\.$/,
    "printed credentials that have expired",
  ],
  [/^\S+ \S+ stdout maxBuffer length exceeded$/, "printed too much"],
];

/**
 * A logger that notes how a profile's process failed, and passes on what it gets. AWS's chain goes on to its next link then, and
 * tells the reason to nobody else.
 *
 * @param logger - without one, warnings go where AWS's packages write them: to the console
 */
export function processListener(logger: Logger = CONSOLE_WARNINGS) {
  let ending: string | undefined;
  return {
    logger: {
      ...logger,
      debug(...content: unknown[]) {
        const [message] = content;
        if (typeof message === "string")
          ending = ENDINGS.find(([pattern]) => pattern.test(message))?.[1] ?? ending;
        logger.debug(...content);
      },
    },
    /** A sentence about a process that failed, if one did. */
    failure: () => ending && `The credential_process ${ending}.`,
  };
}

const silence = () => {};

const CONSOLE_WARNINGS: Logger = {
  trace: silence,
  debug: silence,
  info: silence,
  warn: (...content) => console.warn(...content),
  error: silence,
};

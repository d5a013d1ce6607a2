/** An error, explained to the user. */
export interface Explanation {
  readonly title: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The form field that caused the error, if any. */
  readonly field?: "token" | "role" | "session";
  /** Technical details: label and value. */
  readonly details: readonly (readonly [string, string])[];
}

type Known = Pick<Explanation, "title" | "remedy" | "field">;

const NEW_TOKEN = "Sign in again to get a new one.";

const KNOWN: Readonly<Record<string, Known>> = {
  AccessDenied: {
    title: "The role does not let you in",
    remedy: "Its trust policy does not name your identity provider. Choose another role.",
    field: "role",
  },
  ExpiredTokenException: { title: "The token has expired", remedy: NEW_TOKEN, field: "token" },
  InvalidIdentityTokenException: { title: "The token is not valid", remedy: NEW_TOKEN, field: "token" },
  NetworkError: {
    title: "The service cannot be reached",
    remedy: "Check that the local STS is running and that you are online, then try again.",
  },
  TimeoutError: { title: "The service took too long", remedy: "Try again in a moment." },
};

const UNKNOWN: Known = { title: "Something went wrong", remedy: "See the details below." };

/** Explains what an error means and what to do. */
export function explain(error: unknown): Explanation {
  const { name, message, $metadata } = error as Error & {
    $metadata?: { httpStatusCode?: number; requestId?: string };
  };
  const { httpStatusCode, requestId } = $metadata ?? {};
  return {
    ...(KNOWN[name] ?? UNKNOWN),
    details: [
      ["Error", name],
      // The encoded part is for administrators, who can decode it with STS.
      ["Message", message.replace(/ Encoded authorization failure message: .*/s, "")],
      ...(httpStatusCode ? ([["HTTP status", String(httpStatusCode)]] as const) : []),
      ...(requestId ? ([["Request id", requestId]] as const) : []),
    ],
  };
}

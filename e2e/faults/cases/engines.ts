import { answers } from "./answers.js";
import type { FaultCase } from "./fault-case.js";
import { faults } from "./index.js";
import { tls } from "./tls.js";

/** What an engine's own network shows and hides. */
export interface Engine {
  /** What is seen of a fault there. */
  tells(fault: FaultCase): FaultCase["sees"];
  /** Faults that it cannot see for what they are. */
  readonly hidden: readonly { readonly faults: readonly string[]; readonly because: string }[];
}

/** Of a connection that fails `fetch` keeps the reason to itself: all of them are tried again. */
const network = { name: "NetworkError", code: /^$/, retried: true, cause: true } as const;
const redirected = { name: "NetworkError", code: /^$/, retried: false } as const;
/** Where the head of the answer has arrived before the fault. */
const IN_THE_BODY = /middle of the body|body cut off|chunks/;
const redirects = answers.filter(isRedirect);

export const chromium: Engine = {
  tells(fault) {
    if (isRedirect(fault)) return { ...redirected, message: /a redirect, which is not followed/ };
    if (!fault.sees.cause) return fault.sees;
    return IN_THE_BODY.test(fault.name)
      ? { ...network, message: /^The answer of \S+ broke off: network error\.$/, code: /^ECONNRESET$/ }
      : { ...network, message: /^The request to \S+ failed: Failed to fetch\./ };
  },
  hidden: [
    {
      faults: ["an expired certificate", "a certificate for another host"],
      because: "A test cannot have it trust the issuer: it would see a self-signed certificate once more.",
    },
    {
      faults: ["content-length that is no number"],
      because: "It takes no notice of such a length, and reads until the connection ends.",
    },
    {
      faults: ["a compressed body that nobody asked for"],
      because: "It decodes bodies by itself: the page sees one that is empty.",
    },
  ],
};

export const reactNative: Engine = {
  tells: ({ sees }) =>
    sees.cause ? { ...network, message: /^The request to \S+ failed: Network request failed\.$/ } : sees,
  hidden: [
    {
      faults: ["unknown host", ...names(tls)],
      because: "The native side that Node.js plays for the VM speaks no TLS.",
    },
    {
      faults: names(redirects),
      because: "Devices follow redirects before the app sees them; the native side in their place does not.",
    },
    {
      faults: ["a content-length that is too small", "a compressed body that nobody asked for"],
      because:
        "It is the native side that makes a body of the bytes, and devices do so otherwise than Node.js.",
    },
  ],
};

/** The faults that an engine can see, as it tells them. */
export function seenBy(engine: Engine): readonly FaultCase[] {
  const hidden = engine.hidden.flatMap((entry) => entry.faults);
  const strangers = hidden.filter((name) => !names(faults).includes(name));
  if (strangers.length) throw new Error(`There is no fault named ${strangers.join(", ")}.`);
  return faults
    .filter(({ name }) => !hidden.includes(name))
    .map((fault) => ({ ...fault, sees: engine.tells(fault) }));
}

function names(cases: readonly FaultCase[]): string[] {
  return cases.map(({ name }) => name);
}

function isRedirect({ name }: FaultCase): boolean {
  return name.startsWith("a redirect ");
}

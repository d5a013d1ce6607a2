import type { FaultCase } from "./fault-case.js";
import { faults } from "./index.js";

/** What an engine's network stack shows and hides. */
export interface Engine {
  /** How a fault is reported there. */
  tells(fault: FaultCase): FaultCase["sees"];
  /** Faults that it can't tell apart from others. */
  readonly hidden: readonly { hides(fault: FaultCase): boolean; readonly because: string }[];
}

/** `fetch` does not say why a connection failed, so all such failures are retried. */
const network = { name: "NetworkError", code: /^$/, retried: true, cause: true } as const;
const redirected = { name: "NetworkError", code: /^$/, retried: false } as const;

export const chromium: Engine = {
  tells(fault) {
    if (fault.kind === "redirect") return { ...redirected, message: /a redirect, which is not followed/ };
    if (!fault.sees.cause) return fault.sees;
    return fault.in === "body"
      ? { ...network, message: /^The response from \S+ broke off: network error\./, code: /^ECONNRESET$/ }
      : { ...network, message: /^The request to \S+ failed: Failed to fetch\./ };
  },
  hidden: [
    {
      hides: ({ place }) => place.kind === "server" && place.tls?.trusted === true,
      because:
        "A test cannot make it trust the issuer, so the fault would be a self-signed certificate again.",
    },
    {
      hides: ({ kind }) => kind === "unreadable length",
      because: "It ignores such a length, and reads until the connection ends.",
    },
    {
      hides: ({ kind }) => kind === "encoded",
      because: "It decodes bodies itself, so the page gets an empty one.",
    },
  ],
};

export const reactNative: Engine = {
  tells: ({ sees }) =>
    sees.cause ? { ...network, message: /^The request to \S+ failed: Network request failed\./ } : sees,
  hidden: [
    {
      hides: ({ kind, place }) => kind === "tls" || place.kind === "no such host",
      because: "The native side, which Node.js simulates for the VM, does not support TLS.",
    },
    {
      hides: ({ kind }) => kind === "redirect",
      because: "Devices follow redirects before the app sees them; the simulated native side does not.",
    },
    {
      hides: ({ kind }) => kind === "wrong length" || kind === "encoded",
      because: "The native side decodes bodies, and devices do so differently from Node.js.",
    },
  ],
};

/** The faults that an engine can see, in the form in which it reports them. */
export function seenBy({ hidden, tells }: Engine): readonly FaultCase[] {
  return faults
    .filter((fault) => !hidden.some(({ hides }) => hides(fault)))
    .map((fault) => ({ ...fault, sees: tells(fault) }));
}

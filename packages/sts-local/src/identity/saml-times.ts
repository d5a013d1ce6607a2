import { StsError } from "../protocol/sts-error.js";
import { invalid, type XmlElement } from "./saml-document.js";

/** AWS takes an assertion only this long after it was issued, whatever the assertion itself allows. */
const REDEEMABLE_MS = 5 * 60 * 1000;
/** How far the provider's clock may be ahead of the server's. */
const CLOCK_TOLERANCE_MS = 60 * 1000;

/** Holds every time in an assertion against the present: conditions, subject confirmation, and its own age. */
export function checkSamlTimes(
  assertion: XmlElement,
  within: (name: string) => XmlElement | undefined,
  now: Date,
): void {
  const issuedAt = time(assertion, "IssueInstant");
  if (issuedAt === undefined) throw invalid("it does not say when it was issued");
  const ends = [
    new Date(issuedAt.getTime() + REDEEMABLE_MS),
    time(within("Conditions"), "NotOnOrAfter"),
    time(within("SubjectConfirmationData"), "NotOnOrAfter"),
  ];
  if (ends.some((end) => end !== undefined && now >= end)) {
    throw new StsError(
      "ExpiredTokenException",
      "SAMLAssertion has expired. Get a new one and send it within 5 minutes.",
    );
  }
  const starts = [
    issuedAt,
    time(within("Conditions"), "NotBefore"),
    time(within("SubjectConfirmationData"), "NotBefore"),
  ];
  if (starts.some((start) => start !== undefined && start.getTime() > now.getTime() + CLOCK_TOLERANCE_MS)) {
    throw invalid("it is not valid yet");
  }
}

function time(element: XmlElement | undefined, attribute: string): Date | undefined {
  const text = element?.getAttribute(attribute);
  if (!text) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw invalid(`its ${attribute} is not a date`);
  return date;
}

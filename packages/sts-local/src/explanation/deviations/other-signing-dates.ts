import { formatSigningDate, parseSigningDate } from "../../authentication/request-signature.js";
import type { RefusedSignature } from "../refused-signature.js";
import type { Deviation } from "./deviation.js";

/** The longest that a request may have been held up before its date was set anew. */
const MAX_DELAY_SECONDS = 300;

/** Another time than the one that arrived: that of the other header, or an earlier one. */
export function otherSigningDates({ signature, content }: RefusedSignature): Deviation[] {
  const { signingDate, location, credential } = signature;
  const signedAt = parseSigningDate(signingDate);
  if (location === "query" || signedAt === undefined) return [];
  const dated = (as: string, date: string, other = date): Deviation => ({
    cause: "signing-date",
    as,
    advice: "Sign again whenever the date changes, as for each attempt.",
    signature: { signingDate: date, credential: { ...credential, date: signingDate.slice(0, 8) } },
    headers: content.headers["x-amz-date"] === undefined ? {} : { "x-amz-date": other },
  });
  const { date } = content.headers;
  const parsed = date === undefined ? new Date(Number.NaN) : new Date(date);
  return [
    ...(date === undefined || Number.isNaN(parsed.getTime())
      ? []
      : [
          dated(
            "at the time of its Date, where X-Amz-Date is another",
            formatSigningDate(parsed),
            signingDate,
          ),
          dated(`with the time written as ${date}; it must be as in 20250102T030405Z`, date, signingDate),
        ]),
    ...Array.from({ length: MAX_DELAY_SECONDS }, (_, index) => {
      const earlier = formatSigningDate(new Date(signedAt.getTime() - (index + 1) * 1000));
      return dated(`at ${earlier}, where ${signingDate} arrived`, earlier);
    }),
  ];
}

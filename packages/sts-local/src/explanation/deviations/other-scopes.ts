import type { SigningCredential } from "../../authentication/request-signature.js";
import type { RefusedSignature } from "../refused-signature.js";
import type { Cause, Deviation } from "./deviation.js";
import { REGIONS } from "./regions.js";

/** A key that was derived for another region, service or day than the credential scope says. */
export function otherScopes({ signature: { credential, signingDate } }: RefusedSignature): Deviation[] {
  const advice = "The scope in Credential and the signing key must be of the same date, region and service.";
  const scoped = (cause: Cause, as: string, change: Partial<SigningCredential>) => ({
    cause,
    as,
    advice,
    change,
  });
  const dayOf = (days: number) => {
    const date = new Date(
      `${credential.date.slice(0, 4)}-${credential.date.slice(4, 6)}-${credential.date.slice(6)}T00:00:00Z`,
    );
    if (Number.isNaN(date.getTime())) return credential.date;
    date.setUTCDate(date.getUTCDate() + days);
    return date.toISOString().slice(0, 10).replaceAll("-", "");
  };
  const others = [
    ...[...REGIONS, credential.region.toUpperCase()]
      .filter((region) => region !== credential.region)
      .map((region) => scoped("region", `for the region ${region}`, { region })),
    ...["iam", "s3", "execute-api", "lambda", "sso", "ec2", "STS", "sts.amazonaws.com", ""].map((service) =>
      scoped("service", `for the service ${service || "(none)"}`, { service }),
    ),
    ...[1, -1, -2, -3, -4, -5, -6, -7].map((days) =>
      scoped("date", `for the date ${dayOf(days)}`, { date: dayOf(days) }),
    ),
    scoped("date", `for the date ${signingDate}`, { date: signingDate }),
  ];
  // Either the key alone was derived for another scope, or the scope was changed after signing.
  return others.flatMap(({ change, ...other }): Deviation[] => [
    { ...other, mistake: { keyScope: change } },
    { ...other, signature: { credential: { ...credential, ...change } } },
  ]);
}

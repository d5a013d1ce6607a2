import { type ErrorModel, errors } from "../model/incumbent-model.js";

/** Codes that STS sends without modelling them, and one that nobody sends. */
export const unmodelledCodes: readonly string[] = [
  "AccessDenied",
  "ExpiredToken",
  "ValidationError",
  "InvalidClientTokenId",
  "SignatureDoesNotMatch",
  "MissingAuthenticationToken",
  "OptInRequired",
  "UnheardOf",
];

export const modelledErrors: readonly ErrorModel[] = errors;

const namespace = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';

export interface ErrorBody {
  readonly code?: string;
  readonly message?: string;
  readonly type?: string;
}

const members = ({ code, message = "No.", type = "Sender" }: ErrorBody): string =>
  `<Type>${type}</Type>${code === undefined ? "" : `<Code>${code}</Code>`}<Message>${message}</Message>`;

/** As STS writes it. */
export const errorBody = (error: ErrorBody): string =>
  `<ErrorResponse ${namespace}>\n  <Error>\n    ${members(error)}\n  </Error>\n  <RequestId>from-the-body</RequestId>\n</ErrorResponse>`;

/** As some other services of the protocol, and proxies, write it. */
export const listedErrorBody = (error: ErrorBody): string =>
  `<Response><Errors><Error>${members(error)}</Error></Errors><RequestID>from-the-body</RequestID></Response>`;

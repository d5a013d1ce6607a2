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

/** The form that STS uses. */
export const errorBody = (error: ErrorBody): string =>
  `<ErrorResponse ${namespace}>\n  <Error>\n    ${members(error)}\n  </Error>\n  <RequestId>from-the-body</RequestId>\n</ErrorResponse>`;

/** The form that some other services with this protocol use, and proxies. */
export const listedErrorBody = (error: ErrorBody): string =>
  `<Response><Errors><Error>${members(error)}</Error></Errors><RequestID>from-the-body</RequestID></Response>`;

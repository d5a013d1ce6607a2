import { type ServiceExceptionOptions, SmithyServiceException } from "./smithy-service-exception.js";

/** The `Error` element of an error response. */
export interface ErrorDetail {
  /** `Sender` if the request is at fault, `Receiver` if the service is. */
  Type?: string | undefined;
  /** The service's error code, e.g. `AccessDenied`. */
  Code?: string | undefined;
  Message?: string | undefined;
}

/**
 * STS returned an error, or the response did not come from STS.
 *
 * `name` is the service's error code, or the class name of a modelled error; `$metadata` has the HTTP status and
 * request id. `instanceof` compares names and shapes, so it works across copies of the package and with the classes of
 * `@aws-sdk/client-sts`.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
export class STSServiceException extends SmithyServiceException {
  static override readonly shapeId: string = "smithy.ts.sdk.synthetic.com.amazonaws.sts#STSServiceException";

  /** The service's error code. */
  declare Code?: string;
  /** `Sender` or `Receiver`. */
  declare Type?: string;
  /** The `Error` element of the response. */
  declare Error?: ErrorDetail;

  constructor(options: ServiceExceptionOptions) {
    super(options);
    Object.setPrototypeOf(this, new.target.prototype);
    // JSON, and so many loggers, leaves out properties that are not enumerable.
    Object.defineProperty(this, "message", {
      value: this.message,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
}

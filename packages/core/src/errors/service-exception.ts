import { ServiceException, type ServiceExceptionOptions } from "@smithy/core/client";

/** What `Error` holds in the service's error document. */
export interface ErrorDetail {
  /** `Sender` when the request is at fault, `Receiver` when the service is. */
  Type?: string | undefined;
  /** The service's error code, e.g. `AccessDenied`. */
  Code?: string | undefined;
  Message?: string | undefined;
}

/**
 * An error that STS answered with, or an answer that is none of STS's.
 *
 * `name` is the service's error code, or the name of the modelled error; `$metadata` has the HTTP status and request id.
 * `instanceof` works by name and shape, so that it holds between copies of the package, and with the classes of
 * `@aws-sdk/client-sts`.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
export class STSServiceException extends ServiceException {
  static override readonly shapeId: string = "smithy.ts.sdk.synthetic.com.amazonaws.sts#STSServiceException";

  /** The service's error code. */
  declare Code?: string;
  /** `Sender` or `Receiver`. */
  declare Type?: string;
  /** The `Error` element of the answer. */
  declare Error?: ErrorDetail;

  constructor(options: ServiceExceptionOptions) {
    super(options);
    Object.setPrototypeOf(this, new.target.prototype);
    // Loggers write errors as JSON, which leaves out what is not enumerable.
    Object.defineProperty(this, "message", {
      value: this.message,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
}

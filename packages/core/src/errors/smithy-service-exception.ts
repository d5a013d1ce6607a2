import { ServiceException } from "@smithy/core/client";
import type { MetadataBearer, SmithyException } from "@smithy/types";

/** Smithy's error, for what a service returned. It is declared here for the reason that smithy's client is. */
export interface SmithyServiceException extends Error, SmithyException, MetadataBearer {
  readonly name: string;
}

export interface ServiceExceptionOptions extends SmithyException, MetadataBearer {
  message?: string;
}

export const SmithyServiceException: {
  new (options: ServiceExceptionOptions): SmithyServiceException;
  readonly shapeId: string;
  /** Whether a value looks like such an error, from whichever copy of smithy's package. */
  isInstance(value: unknown): value is SmithyServiceException;
  [Symbol.hasInstance](value: unknown): boolean;
} = ServiceException;

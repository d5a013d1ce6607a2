import { type StructureShape, secret, string, structure } from "../schema/shape.js";

/**
 * Context that a trusted provider asserts about the session.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_ProvidedContext.html
 */
export interface ProvidedContext {
  /** The ARN of the context provider. */
  ProviderArn?: string | undefined;
  /** The assertion that the provider signed: 4 to 2,048 characters. */
  ContextAssertion?: string | undefined;
}

export const providedContext: StructureShape<ProvidedContext> = structure<ProvidedContext>({
  ProviderArn: string,
  ContextAssertion: secret,
});

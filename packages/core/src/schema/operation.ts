import type { MetadataBearer } from "@smithy/types";
import { type Members, type Promised, type StructureShape, structure } from "./shape.js";

/** The members of an output that are in the response's result. */
type Sent<Output> = Omit<Output, keyof MetadataBearer>;

/** An operation: its wire name, and the shapes of its input and output. */
export interface Operation<Input = any, Output = any> {
  readonly name: string;
  readonly input: StructureShape<Input>;
  readonly output: StructureShape<Sent<Output>>;
  /** Set if the request is sent without a signature. */
  readonly unsigned?: true;
}

/** Defines an operation. A missing or mistyped member of `input` or `output` does not compile. */
export function operation<Input, Output>(definition: {
  name: string;
  input: Members<Input> & Promised<Input>;
  output: Members<Sent<Output>> & Promised<Sent<Output>>;
  unsigned?: true;
}): Operation<Input, Output> {
  return {
    ...definition,
    input: structure<Input>(definition.input),
    output: structure<Sent<Output>>(definition.output),
  };
}

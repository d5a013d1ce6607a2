import { type Members, type StructureShape, structure } from "./shape.js";

/** An operation: its wire name, and the shapes of its input and output. */
export interface Operation<Input = any, Output = any> {
  readonly name: string;
  readonly input: StructureShape<Input>;
  readonly output: StructureShape<Output>;
  /** Set if the request is sent without a signature. */
  readonly unsigned?: true;
}

/** Defines an operation. A missing or mistyped member of `input` or `output` does not compile. */
export function operation<Input, Output>(definition: {
  name: string;
  input: Members<Input>;
  output: Members<Output>;
  unsigned?: true;
}): Operation<Input, Output> {
  return {
    ...definition,
    input: structure<Input>(definition.input),
    output: structure<Output>(definition.output),
  };
}

import { type Members, type StructureShape, structure } from "./shape.js";

/** What an operation is: its wire name, what goes in and what comes out. */
export interface Operation<Input = any, Output = any> {
  readonly name: string;
  readonly input: StructureShape<Input>;
  readonly output: StructureShape<Output>;
  /** Set where the service takes the request without a signature. */
  readonly unsigned?: true;
}

/** Defines an operation; the types of `input` and `output` refuse a forgotten or mistyped member. */
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

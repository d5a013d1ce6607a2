import { Context, Models } from "typedoc";

/**
 * Makes TypeDoc describe an export like `export const assumeRole: AssumeRole = …` as the function that it is, as if its docstring had
 * `@function`: what it does, takes and throws is documented where its type is.
 */
export function describeFunctions() {
  const { getComment } = Context.prototype;
  Context.prototype.getComment = function (symbol, kind) {
    const comment = getComment.call(this, symbol, kind);
    if (kind !== Models.ReflectionKind.Variable || !isFunction(this.checker.getTypeOfSymbol(symbol)))
      return comment;
    const marked = comment ?? new Models.Comment();
    marked.modifierTags.add("@function");
    return marked;
  };
}

function isFunction(type) {
  return type.getCallSignatures().length > 0 && type.getConstructSignatures().length === 0;
}

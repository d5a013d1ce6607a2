/** Gives an error another message, in its stack too, which is what programs print. One that can't be changed keeps its own. */
export function setMessage(error: Error, message: string): void {
  if (Object.isFrozen(error)) return;
  const { message: before, stack } = error;
  error.message = message;
  // Engines that don't begin the stack with the message leave nothing to replace.
  if (stack && before) error.stack = stack.replace(before, () => message);
}

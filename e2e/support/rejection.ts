/** What a promise rejects with. Fails the test if it resolves, or if a program that doesn't catch the error prints another message. */
export async function rejection(promise: Promise<unknown>): Promise<any> {
  return promise.then(
    () => {
      throw new Error("The promise was expected to reject, but it resolved.");
    },
    (error) => {
      if (!error.stack.includes(error.message))
        throw new Error(`The stack lacks "${error.message}":\n${error.stack}`);
      return error;
    },
  );
}

/** What a promise rejects with. Fails the test if it resolves. */
export async function rejection(promise: Promise<unknown>): Promise<any> {
  return promise.then(
    () => {
      throw new Error("The promise was expected to reject, but it resolved.");
    },
    (error) => error,
  );
}

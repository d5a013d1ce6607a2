/**
 * Checks what a request handler, which may be a program's own, has resolved to.
 *
 * @throws TypeError that says what it must be
 */
export function checkHandlerResult(result: { readonly response?: { readonly statusCode?: unknown } }): void {
  if (typeof result?.response?.statusCode === "number") return;
  throw new TypeError(
    "The method handle of requestHandler resolved to something else than { response: { statusCode, headers, body } } with a number as statusCode.",
  );
}

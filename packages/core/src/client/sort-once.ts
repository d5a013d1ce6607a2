import { constructStack } from "@smithy/core/client";
import type { MiddlewareStack } from "@smithy/types";

type Stack = MiddlewareStack<any, any>;
type AnyMiddleware = (next: any, context: any) => any;

const CHANGES = ["add", "addRelativeTo", "remove", "removeByTag"] as const;

/**
 * Smithy's stack copies and sorts its middleware for each call, which takes longer than signing a request does. This makes
 * a client's stack sort them once, and again after a change.
 */
export function sortOnce(stack: Stack): void {
  const { resolve } = stack;
  // Tracing tools replace the method in all stacks. Theirs must run.
  if (isReplaced(resolve)) return;
  let sorted: readonly AnyMiddleware[] | undefined;
  for (const name of CHANGES) {
    const change = stack[name] as (...args: any[]) => any;
    stack[name] = (...args: any[]) => {
      sorted = undefined;
      return change(...args);
    };
  }
  stack.resolve = (handler: any, context: any) => {
    if (stack.identifyOnResolve()) return resolve(handler, context);
    sorted ??= innermostFirst(stack);
    for (const middleware of sorted) handler = middleware(handler, context);
    return handler;
  };
}

/** Smithy's own is an arrow function without properties; the wrappers of tools are neither. */
function isReplaced(resolve: object): boolean {
  return Object.getOwnPropertyNames(resolve).some((name) => name !== "length" && name !== "name");
}

/** The middleware in the order in which it is composed. A copy of the stack tells, since nothing else does. */
function innermostFirst(stack: Stack): AnyMiddleware[] {
  const found: AnyMiddleware[] = [];
  const copy = constructStack<any, any>();
  const teller = (middleware: AnyMiddleware) => (next: unknown) => {
    found.push(middleware);
    return next;
  };
  // The options repeat the middleware, and take precedence.
  const told = (middleware: any, options: any) =>
    [teller(middleware), { ...options, middleware: teller(middleware) }] as [any, any];
  const recorder = {
    add: (middleware: any, options: any) => copy.add(...told(middleware, options)),
    addRelativeTo: (middleware: any, options: any) => copy.addRelativeTo(...told(middleware, options)),
  };
  stack.applyToStack(recorder as unknown as Stack);
  copy.resolve((() => {}) as any, {} as any);
  return found;
}

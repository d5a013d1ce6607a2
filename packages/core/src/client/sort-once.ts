import { constructStack } from "@smithy/core/client";
import type { MiddlewareStack } from "@smithy/types";

type Stack = MiddlewareStack<any, any>;
type AnyMiddleware = (next: any, context: any) => any;

/** The copies of stacks that are watched for changes. A change drops the copy. */
const copies = new WeakMap<Stack, Stack | undefined>();

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
  let isCurrent = false;
  copies.set(stack, undefined);
  for (const name of CHANGES) {
    const change = stack[name] as (...args: any[]) => any;
    stack[name] = (...args: any[]) => {
      isCurrent = false;
      copies.set(stack, undefined);
      return change(...args);
    };
  }
  stack.resolve = (handler: any, context: any) => {
    if (!isCurrent) sorted = innermostFirst(stack);
    isCurrent = true;
    if (!sorted || stack.identifyOnResolve()) return resolve(handler, context);
    for (const middleware of sorted) handler = middleware(handler, context);
    return handler;
  };
}

/**
 * A copy of a stack with other middleware, sorted once too. It is kept until the stack changes.
 *
 * @param adapt - changes the copy; always in the same way
 */
export function adaptedCopy(stack: Stack, adapt: (copy: Stack) => void): Stack {
  let copy = copies.get(stack);
  if (!copy) {
    copy = stack.clone();
    adapt(copy);
    sortOnce(copy);
    if (copies.has(stack)) copies.set(stack, copy);
  }
  return copy;
}

/** Smithy's own is an arrow function without properties; the wrappers of tools are neither. */
function isReplaced(resolve: object): boolean {
  return Object.getOwnPropertyNames(resolve).some((name) => name !== "length" && name !== "name");
}

/**
 * The middleware in the order in which it is composed. A copy of the stack tells, since nothing else does; `undefined` if
 * the stack has something that can't be copied, such as one name for two.
 */
function innermostFirst(stack: Stack): AnyMiddleware[] | undefined {
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
  try {
    stack.applyToStack(recorder as unknown as Stack);
    copy.resolve((() => {}) as any, {} as any);
    return found;
  } catch {
    // Smithy's own says what is wrong, if anything is.
    return undefined;
  }
}

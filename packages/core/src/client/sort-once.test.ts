import { constructStack } from "@smithy/core/client";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { adaptedCopy, sortOnce } from "./sort-once.js";

/** Middleware that notes its name when it is composed. */
const note = (name: string) => (next: unknown, context: any) => {
  context.names.push(name);
  return next;
};

function namesOf(stack: any): string[] {
  const context = { names: [] };
  try {
    stack.resolve(() => {}, context);
  } catch (error) {
    return [(error as Error).message];
  }
  return context.names;
}

const steps = fc.constantFrom("initialize", "serialize", "build", "finalizeRequest", "deserialize");
const name = fc.constantFrom("a", "b", "c", "d");
const change = fc.oneof(
  fc
    .record({
      step: steps,
      name,
      override: fc.boolean(),
      priority: fc.constantFrom("high", "normal", "low"),
      tags: fc.subarray(["X"]),
    })
    .map((options) => (stack: any) => stack.add(note(options.name), options)),
  fc
    .record({
      name,
      toMiddleware: name,
      relation: fc.constantFrom("before", "after"),
      override: fc.boolean(),
    })
    .filter(({ name, toMiddleware }) => name < toMiddleware)
    .map((options) => (stack: any) => stack.addRelativeTo(note(options.name), options)),
  name.map((removed) => (stack: any) => stack.remove(removed)),
  fc.constant((stack: any) => stack.removeByTag("X")),
  name.map(
    (used) => (stack: any) =>
      stack.use({
        applyToStack: (to: any) => to.add(note(used), { name: used, override: true, step: "build" }),
      }),
  ),
);

function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return (error as Error).message;
  }
}

describe("a stack that is sorted once", () => {
  it("composes what smithy's own composes, in the same order, after any changes", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const smithys = constructStack();
        const ours = constructStack();
        sortOnce(ours);
        for (const change of changes) {
          expect(attempt(() => change(ours))).toEqual(attempt(() => change(smithys)));
          expect(namesOf(ours)).toEqual(namesOf(smithys));
        }
      }),
    );
  });

  it("is sorted once", () => {
    const stack = constructStack();
    sortOnce(stack);
    stack.add(note("a") as any, { step: "build", name: "a" });
    const sort = vi.spyOn(Array.prototype, "sort");
    const names = [namesOf(stack), namesOf(stack), namesOf(stack)];
    const { length } = sort.mock.calls;
    sort.mockRestore();
    expect(names).toEqual([["a"], ["a"], ["a"]]);
    expect(length).toBe(1);
  });

  it("leaves the resolve of a tracing tool in place", () => {
    const stack = constructStack();
    const { resolve } = stack;
    const traced = vi.fn(resolve as any);
    stack.resolve = traced as any;
    sortOnce(stack);
    namesOf(stack);
    expect(traced).toHaveBeenCalledOnce();
  });
});

describe("an adapted copy of a stack", () => {
  const adapt = (copy: any) => copy.add(note("adapted"), { step: "deserialize", name: "adapted" });
  const stackWith = (name: string) => {
    const stack: any = constructStack();
    stack.add(note(name), { step: "build", name });
    return stack;
  };

  it("is the same until the stack changes, and then has the change too", () => {
    const stack = stackWith("a");
    sortOnce(stack);
    const copy = adaptedCopy(stack, adapt);
    expect(adaptedCopy(stack, adapt)).toBe(copy);
    stack.add(note("b"), { step: "finalizeRequest", name: "b" });
    expect(namesOf(adaptedCopy(stack, adapt))).toEqual(["adapted", "b", "a"]);
    expect(namesOf(stack)).toEqual(["b", "a"]);
  });

  it("is made anew each time from a stack whose changes are not seen", () => {
    const stack = stackWith("a");
    adaptedCopy(stack, adapt);
    stack.add(note("b"), { step: "finalizeRequest", name: "b" });
    expect(namesOf(adaptedCopy(stack, adapt))).toEqual(["adapted", "b", "a"]);
  });
});

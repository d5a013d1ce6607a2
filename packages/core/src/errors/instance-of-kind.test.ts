import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.resetModules());

/** Another copy of the module, as in a program that loads the package both by `import` and by `require`. */
async function anotherCopy() {
  vi.resetModules();
  return import("./transport.js");
}

test("instanceof works across copies of the package, and tells the classes apart", async () => {
  const here = await anotherCopy();
  const there = await anotherCopy();
  expect(there.NetworkError).not.toBe(here.NetworkError);
  const error = new here.NetworkError("reset", { code: "ECONNRESET" });
  expect(error instanceof here.NetworkError).toBe(true);
  expect(error instanceof there.NetworkError).toBe(true);
  expect(error instanceof there.TimeoutError).toBe(false);
  expect(error instanceof here.AbortError).toBe(false);
  for (const other of [undefined, null, "reset", {}, new Error("reset")]) {
    expect((other as unknown) instanceof here.NetworkError).toBe(false);
  }
});

test("a subclass matches its own instances only", async () => {
  const { NetworkError } = await anotherCopy();
  class ProxyError extends NetworkError {}
  expect(new ProxyError("x") instanceof NetworkError).toBe(true);
  expect(new ProxyError("x") instanceof ProxyError).toBe(true);
  expect(new NetworkError("x") instanceof ProxyError).toBe(false);
});

test("a TimeoutError has the system's code for a timeout", async () => {
  const { TimeoutError } = await anotherCopy();
  expect(new TimeoutError("late")).toMatchObject({ name: "TimeoutError", code: "ETIMEDOUT" });
});

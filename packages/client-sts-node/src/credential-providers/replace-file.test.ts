import { rename } from "node:fs/promises";
import { afterEach, expect, test, vi } from "vitest";
import { replaceFile } from "./replace-file.js";

// Elsewhere than on Windows, no file is busy.
vi.mock("node:fs/promises", () => ({ rename: vi.fn() }));
vi.mock("node:timers/promises", () => ({ setTimeout: () => Promise.resolve() }));

const failure = (code: string) => Object.assign(new Error(`${code}: refused`), { code });

function on(platform: NodeJS.Platform): void {
  vi.spyOn(process, "platform", "get").mockReturnValue(platform);
}

afterEach(() => {
  vi.mocked(rename).mockReset();
  vi.restoreAllMocks();
});

test.each(["EACCES", "EBUSY", "EPERM"])("on Windows, waits until a file isn't busy (%s)", async (code) => {
  on("win32");
  vi.mocked(rename).mockRejectedValueOnce(failure(code)).mockRejectedValueOnce(failure(code));
  await replaceFile("draft", "file");
  expect(vi.mocked(rename).mock.calls).toEqual(Array(3).fill(["draft", "file"]));
});

test("on Windows, rejects when it stays busy", async () => {
  on("win32");
  vi.mocked(rename).mockRejectedValue(failure("EPERM"));
  await expect(replaceFile("draft", "file")).rejects.toThrow("EPERM: refused");
});

test.each([
  ["win32", "ENOSPC"],
  ["linux", "EPERM"],
] as const)("on %s, rejects at once with %s", async (platform, code) => {
  on(platform);
  vi.mocked(rename).mockRejectedValue(failure(code));
  await expect(replaceFile("draft", "file")).rejects.toThrow(`${code}: refused`);
  expect(rename).toHaveBeenCalledTimes(1);
});

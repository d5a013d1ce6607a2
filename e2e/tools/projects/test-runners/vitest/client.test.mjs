import * as vitest from "vitest";
import * as packages from "../packages.mjs";
import testClient from "../with-expect.cjs";

const { vi } = vitest;
const fakeTimers = { use: () => vi.useFakeTimers(), restore: () => vi.useRealTimers() };

testClient(packages, { ...vitest, fakeTimers });

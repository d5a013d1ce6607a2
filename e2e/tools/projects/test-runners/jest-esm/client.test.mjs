import * as packages from "../packages.mjs";
import testClient from "../with-expect.cjs";

const { jest } = import.meta;
const fakeTimers = { use: () => jest.useFakeTimers(), restore: () => jest.useRealTimers() };

testClient(packages, { ...globalThis, fakeTimers });

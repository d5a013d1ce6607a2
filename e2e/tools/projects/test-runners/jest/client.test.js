const fakeTimers = { use: () => jest.useFakeTimers(), restore: () => jest.useRealTimers() };

require("../with-expect.cjs")(require("../packages.cjs"), { ...globalThis, fakeTimers });

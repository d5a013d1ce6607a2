// Importing this file gives a test file a local STS. Clients find it through the environment of each test.
import type { StsLocal } from "@stskit/sts-local";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { startSts, useSts } from "./local-sts.js";

/** The server, once the first test begins. */
export let sts: StsLocal;

beforeAll(async () => {
  sts = await startSts();
});
beforeEach(() => useSts(sts));
afterAll(() => sts.close());

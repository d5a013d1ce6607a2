import * as packages from "../packages.mjs";
import testClient from "../with-assert.cjs";

testClient(packages, { ...globalThis });

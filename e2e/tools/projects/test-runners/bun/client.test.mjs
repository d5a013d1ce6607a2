import * as bun from "bun:test";
import * as packages from "../packages.mjs";
import testClient from "../with-expect.cjs";

testClient(packages, bun);

import { startHermes } from "./runtimes/hermes.js";
import { describeRuntime } from "./suite.js";

/** The one VM that comes as a package for the machines that tests run on. */
const hasVm = process.platform === "darwin" || (process.platform === "linux" && process.arch === "x64");

const hermes = hasVm
  ? { found: true }
  : { missing: "There is no Hermes VM for this system among npm's packages." };
describeRuntime("React Native on Hermes", hermes, startHermes);

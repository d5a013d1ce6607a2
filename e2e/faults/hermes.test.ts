import { fileURLToPath } from "node:url";
import { bundle, Hermes } from "@stskit/e2e-react-native";
import { reactNative } from "./cases/engines.js";
import { describeEngine, type RunningProgram } from "./engine-suite.js";

/** The one VM that comes as a package for the machines that tests run on. */
const hasVm = process.platform === "darwin" || (process.platform === "linux" && process.arch === "x64");

const vm = hasVm
  ? { found: true }
  : { missing: "There is no Hermes VM for this system among npm's packages." };
describeEngine("React Native on Hermes", reactNative, vm, startApp);

/** An app that Metro bundled; it sends by React Native's own fetch. */
async function startApp(): Promise<RunningProgram> {
  const app = await bundle(fileURLToPath(new URL("programs/react-native.js", import.meta.url)));
  const hermes = new Hermes(app);
  return {
    callOnce: (config) => hermes.call("callOnce", config),
    close: () => hermes.close(),
  };
}

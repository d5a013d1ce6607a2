import { fileURLToPath } from "node:url";
import { bundle, Hermes, hermes } from "@stskit/e2e-react-native";
import { reactNative } from "./cases/engines.js";
import { describeEngine, type RunningProgram } from "./engine-suite.js";

describeEngine("React Native on Hermes", reactNative, hermes, startApp);

/** An app bundled by Metro; it uses React Native's own fetch. */
async function startApp(): Promise<RunningProgram> {
  const app = await bundle(fileURLToPath(new URL("programs/react-native.js", import.meta.url)));
  const vm = new Hermes(app);
  return {
    callOnce: (config) => vm.call("callOnce", config),
    close: () => vm.close(),
  };
}

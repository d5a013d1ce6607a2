import { fileURLToPath } from "node:url";
import { bundle, Hermes } from "@stskit/e2e-react-native";
import type { Runtime } from "../transcript/stage.js";

const app = fileURLToPath(new URL("../dist/react-native.js", import.meta.url));

/** A React Native app, bundled by Metro, in the Hermes VM. */
export async function startHermes(): Promise<Runtime> {
  const hermes = new Hermes(await bundle(app));
  return {
    platform: "react-native",
    perform: (task) => hermes.call("perform", task),
    close: async () => hermes.close(),
  };
}

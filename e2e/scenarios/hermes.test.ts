import { hermes } from "@stskit/e2e-react-native";
import { startHermes } from "./runtimes/hermes.js";
import { describeRuntime } from "./suite.js";

describeRuntime("React Native on Hermes", hermes, startHermes);

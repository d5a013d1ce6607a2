// Comes first: what the native side sets up before the app's own code.
import "@stskit/e2e-react-native/globals";
import * as sdk from "@stskit/client-sts";
import * as functions from "@stskit/client-sts/functions";
import { perform, type Task } from "./perform.js";

Object.assign(globalThis, { perform: (task: Task) => perform(sdk, functions, task) });

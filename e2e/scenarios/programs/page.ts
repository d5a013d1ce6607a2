import * as sdk from "@stskit/client-sts";
import * as functions from "@stskit/client-sts/functions";
import { perform, type Task } from "./perform.js";

/** What the test calls in a page: in the page itself, or in its worker. */
const inPage = {
  page: (task: Task) => perform(sdk, functions, task),

  worker: (task: Task) =>
    new Promise((resolve, reject) => {
      const worker = new Worker("/web-worker.js", { type: "module" });
      worker.onmessage = ({ data }) => {
        worker.terminate();
        resolve(data);
      };
      worker.onerror = ({ message }) => reject(new Error(`In the worker: ${message}`));
      worker.postMessage(task);
    }),
};

Object.assign(globalThis, { inPage });

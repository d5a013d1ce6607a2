export { describeFound } from "./describe-found.js";
export type { Launch, SystemWebKit } from "./find-browsers.js";
export { findChromium, findFirefox, findWebKit } from "./find-browsers.js";
export { bun, deno, nodes, workerd } from "./find-programs.js";
export type { Found } from "./found.js";
export { type OpenPage, openPage, openUrl } from "./open-page.js";
export { type RunningWorker, runWorkerd } from "./run-workerd.js";

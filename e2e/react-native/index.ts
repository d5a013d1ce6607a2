export { type BundleOptions, bundle } from "./bundle.js";
export { hermes } from "./vm/find-hermes.js";
export { Hermes } from "./vm/hermes.js";

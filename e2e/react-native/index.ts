export { type BundleOptions, bundle } from "./bundle.js";
export { Hermes } from "./vm/hermes.js";

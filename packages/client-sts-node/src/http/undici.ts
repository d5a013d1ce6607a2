/**
 * The parts of undici that we use. The build makes them one file, without what they would load and we never need. docs/performance.md
 * says what that saves.
 */
export { default as connectTunnel } from "undici/lib/api/api-connect.js";
export { default as buildConnector } from "undici/lib/core/connect.js";
export { default as symbols } from "undici/lib/core/symbols.js";
export { default as Agent } from "undici/lib/dispatcher/agent.js";
export { default as Pool } from "undici/lib/dispatcher/pool.js";

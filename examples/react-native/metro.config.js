const { join } = require("node:path");
const { getDefaultConfig, mergeConfig } = require("@react-native/metro-config");

const workspace = join(__dirname, "..", "..");

/** React Native's defaults. In a project of its own nothing need be added; here the packages lie beside the example. */
module.exports = mergeConfig(getDefaultConfig(__dirname), {
  watchFolders: [join(workspace, "node_modules"), join(workspace, "packages")],
  resolver: { nodeModulesPaths: [join(__dirname, "node_modules")] },
});

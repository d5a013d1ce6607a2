const { join } = require("node:path");
const { getDefaultConfig, mergeConfig } = require("@react-native/metro-config");

const workspace = join(__dirname, "..", "..");

/** React Native's defaults, plus the folders of this repository's packages. Your own project doesn't need those. */
module.exports = mergeConfig(getDefaultConfig(__dirname), {
  watchFolders: [join(workspace, "node_modules"), join(workspace, "packages")],
  resolver: { nodeModulesPaths: [join(__dirname, "node_modules")] },
});

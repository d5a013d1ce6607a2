const { join } = require("node:path");
const { getDefaultConfig, mergeConfig } = require("@react-native/metro-config");

const workspace = join(__dirname, "..", "..");

/** React Native's defaults; the rest says only where things lie in this workspace. */
module.exports = mergeConfig(getDefaultConfig(__dirname), {
  watchFolders: [join(workspace, "node_modules"), join(workspace, "packages"), join(workspace, "e2e")],
  resolver: { useWatchman: false, nodeModulesPaths: [join(__dirname, "node_modules")] },
  reporter: { update() {} },
});

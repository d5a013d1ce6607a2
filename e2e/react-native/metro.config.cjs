const { join } = require("node:path");
const { getDefaultConfig, mergeConfig } = require("@react-native/metro-config");

const workspace = join(__dirname, "..", "..");

/** React Native's defaults; the rest says only where things lie in this workspace. */
module.exports = mergeConfig(getDefaultConfig(__dirname), {
  watchFolders: ["node_modules", "packages", "e2e", "examples"].map((folder) => join(workspace, folder)),
  resolver: { useWatchman: false, nodeModulesPaths: [join(__dirname, "node_modules")] },
  reporter: { update() {} },
});

const { dirname, join } = require("node:path");
const { getDefaultConfig, mergeConfig } = require("@react-native/metro-config");

const incumbent = "@aws-sdk/client-sts";

/**
 * React Native's defaults. With these alone, Metro takes the incumbent's main file, which is for Node.js, and cannot bundle it.
 * Its ES modules have replacements for React Native that Metro follows.
 */
module.exports = mergeConfig(getDefaultConfig(__dirname), {
  resolver: {
    resolveRequest(context, name, platform) {
      const file =
        name === incumbent
          ? join(dirname(require.resolve(`${incumbent}/package.json`)), "dist-es/index.js")
          : name;
      return context.resolveRequest(context, file, platform);
    },
  },
});

// Bundles an app for release, as React Native's CLI does: bundle.js <entry> <out> [minify]
const Metro = require("metro");

const [entry, out, minify] = process.argv.slice(2);
process.env.NODE_ENV = "production";

async function bundle() {
  const config = await Metro.loadConfig({ cwd: __dirname });
  await Metro.runBuild(config, { entry, out, platform: "android", dev: false, minify: minify === "minify" });
}
bundle();

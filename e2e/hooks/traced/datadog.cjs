// Loaded with --require, ahead of the program, as Datadog asks for. Prints spans instead of sending them to an agent.
require("dd-trace").init({
  startupLogs: false,
  telemetry: { enabled: false },
  remoteConfig: { enabled: false },
  experimental: { exporter: "log" },
});

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    ( name = "main",
      worker = (
        modules = [(name = "worker", esModule = embed "dist/worker.js")],
        compatibilityDate = "2026-01-01",
        bindings = [
          (name = "AWS_REGION", text = "eu-west-1"),
          (name = "ROLE_ARN", text = "arn:aws:iam::123456789012:role/WebIdentity"),
          (name = "STS_ENDPOINT", fromEnvironment = "STS_ENDPOINT"),
        ],
        globalOutbound = "loopback",
      ) ),
    ( name = "loopback", network = (allow = ["127.0.0.0/8"], deny = []) ),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

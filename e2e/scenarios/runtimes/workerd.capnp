using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    ( name = "main",
      worker = (
        modules = [(name = "worker", esModule = embed "../dist/workerd.js")],
        compatibilityDate = "2026-01-01",
        globalOutbound = "loopback",
      ) ),
    ( name = "loopback", network = (allow = ["127.0.0.0/8"], deny = []) ),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

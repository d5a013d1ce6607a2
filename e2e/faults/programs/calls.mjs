// Makes calls of the kind named by its first argument. Then the process must exit on its own.
import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";

const [kind, endpoint, transport, destroy] = process.argv.slice(2);
const { Agent } = await import("node:http");
const client = new STSClient({
  region: "eu-west-1",
  endpoint,
  credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
  maxAttempts: 2,
  requestHandler: transport === "undici" ? {} : { httpAgent: new Agent({ keepAlive: true }) },
});
const whoAmI = () => new GetCallerIdentityCommand();

const kinds = {
  // Distant deadlines: a leftover timer would keep the process alive for longer than the test waits.
  success: () => client.send(whoAmI(), { timeout: 600_000, requestTimeout: 600_000 }),
  aborted() {
    const controller = new AbortController();
    const call = client.send(whoAmI(), { abortSignal: controller.signal, timeout: 600_000 });
    setTimeout(() => controller.abort(), 50);
    return call;
  },
  late: () => client.send(whoAmI(), { timeout: 50, requestTimeout: 600_000 }),
  failed: () => client.send(whoAmI(), { timeout: 600_000 }),
};

const outcome = await kinds[kind]().then(
  () => "success",
  (error) => error.name,
);
if (destroy === "destroy") client.destroy();
process.stdout.write(outcome);

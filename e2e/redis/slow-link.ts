import { type AddressInfo, connect, createServer } from "node:net";
import { until } from "@stskit/e2e-support/until";

/** A way to a server by which replies take as long as they are told to. */
export interface SlowLink {
  readonly port: number;
  /** Milliseconds that each reply takes; 0 at first. */
  delay: number;
  close(): void;
}

export async function startSlowLink(serverPort: number): Promise<SlowLink> {
  const link = createServer((near) => {
    const far = connect(serverPort, "127.0.0.1");
    near.on("error", () => far.destroy()).on("close", () => far.destroy());
    far.on("error", () => near.destroy()).on("close", () => near.destroy());
    near.pipe(far);
    // Later replies don't overtake.
    let passed = Promise.resolve();
    far.on("data", (reply) => {
      const came = Date.now();
      const isDue = () => Date.now() >= came + slowLink.delay;
      passed = passed.then(() => until(isDue)).then(() => void near.write(reply));
    });
  });
  await new Promise<void>((resolve) => link.listen(0, "127.0.0.1", resolve));
  const slowLink = { port: (link.address() as AddressInfo).port, delay: 0, close: () => void link.close() };
  return slowLink;
}

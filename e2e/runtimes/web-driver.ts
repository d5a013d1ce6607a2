import { setTimeout as delay } from "node:timers/promises";

/** Milliseconds between two attempts to reach a driver that is starting. */
const INTERVAL = 50;

/** A browser session, as far as needed here. https://www.w3.org/TR/webdriver2/ */
export class WebDriverSession {
  private constructor(private readonly url: string) {}

  /** Waits for the driver to listen; resolves when the browser has started. */
  static async start(driver: string, capabilities: object): Promise<WebDriverSession> {
    while (!(await isListening(driver))) await delay(INTERVAL);
    const { sessionId } = await command("POST", `${driver}/session`, {
      capabilities: { alwaysMatch: capabilities },
    });
    return new WebDriverSession(`${driver}/session/${sessionId}`);
  }

  navigate(url: string): Promise<unknown> {
    return command("POST", `${this.url}/url`, { url });
  }

  /** Runs the body of a function, and waits if it returns a promise. */
  execute(script: string, ...args: unknown[]): Promise<any> {
    return command("POST", `${this.url}/execute/sync`, { script, args });
  }

  /** What the window shows, as PNG. */
  async screenshot(): Promise<Buffer> {
    return Buffer.from(await command("GET", `${this.url}/screenshot`), "base64");
  }

  end(): Promise<unknown> {
    return command("DELETE", this.url);
  }
}

async function isListening(driver: string): Promise<boolean> {
  return fetch(`${driver}/status`).then(
    () => true,
    () => false,
  );
}

async function command(method: string, url: string, body?: object): Promise<any> {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: any };
  if (!response.ok) throw new Error(`${method} ${url}: ${value.error}: ${value.message}`);
  return value;
}

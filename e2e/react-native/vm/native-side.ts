import { type ClientRequest, request } from "node:http";

/** Sends an event to React Native's device event emitter. */
export type Emit = (name: string, ...args: unknown[]) => void;

interface RequestBody {
  readonly string?: string;
}

/** The native modules for networking and blobs, as the VM calls them; Android's are the model. */
export class NativeSide {
  readonly #emit: Emit;
  readonly #requests = new Map<number, ClientRequest>();
  readonly #blobs = new Map<string, Buffer>();

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  call(module: string, method: string, args: any[]): unknown {
    switch (`${module}.${method}`) {
      case "Networking.sendRequest":
        return this.#sendRequest(...(args as [string, string, number, [string, string][], RequestBody]));
      case "Networking.abortRequest":
        return this.#requests.get(args[0])?.destroy();
      case "Blobs.create":
        return void this.#blobs.set(
          args[1],
          Buffer.from(args[0].map((part: { data: string }) => part.data).join("")),
        );
      case "Blobs.readAsText":
        return this.#blobs.get(args[0].blobId)!.toString();
      case "Blobs.release":
        return void this.#blobs.delete(args[0]);
      default:
        throw new Error(`The native side has no ${module}.${method}.`);
    }
  }

  close(): void {
    for (const open of this.#requests.values()) open.destroy();
  }

  #sendRequest(
    method: string,
    url: string,
    id: number,
    headers: [string, string][],
    data: RequestBody,
  ): void {
    const body = Buffer.from(data.string ?? "");
    const sent = request(
      url,
      {
        method,
        agent: false,
        headers: {
          "user-agent": "okhttp/4.12.0",
          ...Object.fromEntries(headers),
          "content-length": body.length,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        this.#emit("didReceiveNetworkResponse", id, response.statusCode, response.headers, url);
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("error", (error) => this.#complete(id, error.message));
        response.on("end", () => {
          const blobId = `blob-${id}`;
          const content = Buffer.concat(chunks);
          this.#blobs.set(blobId, content);
          this.#emit("didReceiveNetworkData", id, { blobId, offset: 0, size: content.length });
          this.#complete(id, null);
        });
      },
    );
    this.#requests.set(id, sent);
    sent.on("error", (error) => this.#complete(id, error.message));
    sent.end(body);
  }

  #complete(id: number, error: string | null): void {
    if (this.#requests.delete(id)) this.#emit("didCompleteNetworkResponse", id, error, false);
  }
}

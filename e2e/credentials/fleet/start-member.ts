import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** What a process of a fleet is told when it starts. */
export interface MemberOptions {
  /** The URL of a module whose `createStore` is given the options. */
  readonly store: { readonly module: string; readonly options: object };
  /** The name of its sessions. */
  readonly name: string;
  readonly roleArn: string;
  /** How long its credentials live, in milliseconds. @default as long as the session */
  readonly lifetime?: number;
}

/** A process of a fleet. */
export interface Member {
  readonly name: string;
  /**
   * Has it get credentials until they are other than those that are given, with its clock moved by so many milliseconds,
   * and wrong by so many more. Resolves to the access key's id.
   */
  credentials(order?: { otherThan?: string; clock?: number; clockError?: number }): Promise<string>;
  /** Ends it as `kill -9` does. */
  kill(): void;
}

/** Starts a process that is ready to get credentials. It ends when this process does. */
export async function startMember(options: MemberOptions): Promise<Member> {
  const child = fork(join(import.meta.dirname, "member.js"), [JSON.stringify(options)]);
  await once(child, "message");
  return {
    name: options.name,
    async credentials({ otherThan, clock = 0, clockError = 0 } = {}) {
      child.send({ otherThan, clock, clockError });
      const [{ accessKeyId, error }] = await once(child, "message");
      if (error) throw new Error(error);
      return accessKeyId;
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

import { fork } from "node:child_process";
import { once } from "node:events";

/** What a process of a fleet is told when it starts. */
export interface MemberOptions {
  readonly storeOptions: object;
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
  /** Has it get credentials and exit at once. */
  credentialsAndExit(): Promise<void>;
  /** It does nothing until it goes on. */
  freeze(): void;
  goOn(): void;
  /** Ends it as `kill -9` does, and resolves once it has ended. */
  kill(): Promise<void>;
}

/**
 * Starts a process that is ready to get credentials. It ends when this process does.
 *
 * @param program - the path of one that calls `runMember`
 */
export async function startMember(program: string, options: MemberOptions): Promise<Member> {
  const child = fork(program, [JSON.stringify(options)]);
  const failed = once(child, "exit").then(() => {
    throw new Error("The process ended before it was ready.");
  });
  await Promise.race([once(child, "message"), failed]);
  return {
    name: options.name,
    async credentials({ otherThan, clock = 0, clockError = 0 } = {}) {
      child.send({ otherThan, clock, clockError });
      const [{ accessKeyId, error }] = await once(child, "message");
      if (error) throw new Error(error);
      return accessKeyId;
    },
    async credentialsAndExit() {
      const exited = once(child, "exit");
      child.send({ exit: true, clock: 0, clockError: 0 });
      await exited;
    },
    freeze: () => void child.kill("SIGSTOP"),
    goOn: () => void child.kill("SIGCONT"),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}

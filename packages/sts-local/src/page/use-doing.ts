import { useCallback, useState } from "preact/hooks";

/** Does something that the server may refuse. */
export type Doing = (action: () => Promise<unknown>) => Promise<void>;

/** Runs actions, and keeps the reason why the last one failed. */
export function useDoing(): {
  readonly doing: Doing;
  readonly problem: string | undefined;
  readonly forget: () => void;
} {
  const [problem, setProblem] = useState<string>();
  const doing = useCallback<Doing>(async (action) => {
    try {
      await action();
      setProblem(undefined);
    } catch (error) {
      setProblem((error as Error).message);
    }
  }, []);
  return { doing, problem, forget: () => setProblem(undefined) };
}

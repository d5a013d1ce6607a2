import { useCallback, useEffect, useState } from "preact/hooks";
import type { World } from "../world/world.js";
import { Calls } from "./calls.js";
import { Connect } from "./connect.js";
import { Faults } from "./faults.js";
import { Issue } from "./issue.js";
import { Roles } from "./roles.js";
import { type ActiveFault, ask, type Clock } from "./server.js";
import { useCalls } from "./use-calls.js";
import { useDoing } from "./use-doing.js";

const VIEWS = {
  calls: "Calls",
  connect: "Connect",
  roles: "Roles",
  issue: "Tokens and codes",
  faults: "Faults and clock",
};
type View = keyof typeof VIEWS;

export function App() {
  const view = useView();
  const { doing, problem, forget } = useDoing();
  const [world, setWorld] = useState<World>();
  const [faults, setFaults] = useState<readonly ActiveFault[]>([]);
  const [clock, setClock] = useState<Clock>({ now: "", offsetMs: 0 });
  const { calls, clear, isConnected } = useCalls();
  const refresh = useCallback(async () => {
    const [nextWorld, nextFaults, nextClock] = await Promise.all([
      ask<World>("GET", "/world"),
      ask<ActiveFault[]>("GET", "/faults"),
      ask<Clock>("GET", "/clock"),
    ]);
    setWorld(nextWorld);
    setFaults(nextFaults);
    setClock(nextClock);
  }, []);
  // Tests and other pages change things, too
  useEffect(() => void doing(refresh), [view, isConnected, calls[0]?.requestId]);
  return (
    <>
      <header>
        <h1>sts-local</h1>
        <code>{location.origin}</code>
        <span class={isConnected ? "connection good" : "connection bad"} role="status">
          {isConnected ? "connected" : "no connection"}
        </span>
      </header>
      <nav aria-label="Views">
        {Object.entries(VIEWS).map(([name, title]) => (
          <a key={name} href={`#${name}`} aria-current={name === view ? "page" : undefined}>
            {title}
          </a>
        ))}
      </nav>
      <main>
        {problem && (
          <div class="problem" role="alert">
            <p>{problem}</p>
            <button type="button" onClick={forget}>
              Close
            </button>
          </div>
        )}
        {view === "calls" && <Calls calls={calls} onClear={() => doing(clear)} />}
        {world && view === "connect" && <Connect world={world} />}
        {world && view === "roles" && <Roles world={world} />}
        {world && view === "issue" && <Issue world={world} doing={doing} />}
        {view === "faults" && <Faults faults={faults} clock={clock} doing={doing} refresh={refresh} />}
      </main>
    </>
  );
}

function useView(): View {
  const current = () =>
    (Object.hasOwn(VIEWS, location.hash.slice(1)) ? location.hash.slice(1) : "calls") as View;
  const [view, setView] = useState(current);
  useEffect(() => {
    const update = () => setView(current());
    addEventListener("hashchange", update);
    return () => removeEventListener("hashchange", update);
  }, []);
  useEffect(() => {
    document.title = `${VIEWS[view]} · sts-local`;
  }, [view]);
  return view;
}

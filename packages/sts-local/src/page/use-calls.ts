import { useEffect, useState } from "preact/hooks";
import { ask, type Call } from "./server.js";

/** How many calls the page shows. */
const SHOWN = 200;

/** The calls as they come in, the latest first. */
export function useCalls() {
  const [calls, setCalls] = useState<readonly Call[]>([]);
  const [isConnected, setConnected] = useState(false);
  useEffect(() => {
    const events = new EventSource("/_sts-local/events");
    events.onopen = async () => {
      setConnected(true);
      // A reconnection may have missed some.
      setCalls((await ask<Call[]>("GET", `/requests?limit=${SHOWN}`)).reverse());
    };
    events.onerror = () => setConnected(false);
    events.onmessage = ({ data }) => {
      const call = JSON.parse(data) as Call;
      setCalls((before) =>
        [call, ...before.filter(({ requestId }) => requestId !== call.requestId)].slice(0, SHOWN),
      );
    };
    return () => events.close();
  }, []);
  async function clear() {
    await ask("DELETE", "/requests");
    setCalls([]);
  }
  return { calls, clear, isConnected };
}

import { useState } from "preact/hooks";
import { Choice } from "./choice.js";
import { Field } from "./field.js";
import { type ActiveFault, ask, type Clock } from "./server.js";
import type { Doing } from "./use-doing.js";

const OPERATIONS = [
  "AssumeRole",
  "AssumeRoleWithSAML",
  "AssumeRoleWithWebIdentity",
  "AssumeRoot",
  "DecodeAuthorizationMessage",
  "GetAccessKeyInfo",
  "GetCallerIdentity",
  "GetDelegatedAccessToken",
  "GetFederationToken",
  "GetScopedCredentials",
  "GetSessionToken",
  "GetWebIdentityToken",
];

/** What goes wrong, by what it is called. */
const KINDS: Readonly<Record<string, object>> = {
  Throttling: { throttle: true },
  AccessDenied: { code: "AccessDenied" },
  ExpiredToken: { code: "ExpiredToken" },
  "500 InternalFailure": { status: 500 },
  "503 ServiceUnavailable": { status: 503 },
  "5 seconds late": { delayMs: 5000 },
  "connection reset": { reset: "before" },
  "answer cut in the middle": { reset: "mid-body" },
};

interface FaultsProps {
  readonly faults: readonly ActiveFault[];
  readonly clock: Clock;
  readonly doing: Doing;
  /** To be called after a change. */
  readonly refresh: () => Promise<void>;
}

/** What the server does wrong, and its clock. */
export function Faults({ faults, clock, doing, refresh }: FaultsProps) {
  const [operation, setOperation] = useState("");
  const [kind, setKind] = useState("Throttling");
  const [times, setTimes] = useState("1");
  const change = (method: string, path: string, body?: unknown) =>
    doing(async () => {
      await ask(method, path, body);
      await refresh();
    });
  const shift = (offsetMs: number) => change("PUT", "/clock", { offsetMs });
  return (
    <section aria-labelledby="faults-heading">
      <h2 id="faults-heading">Faults and clock</h2>
      <form
        class="card"
        aria-label="Add a fault"
        onSubmit={(event) => {
          event.preventDefault();
          const match = { ...(operation && { operation }), ...(times && { times: Number(times) }) };
          void change("POST", "/faults", { ...KINDS[kind], match });
        }}
      >
        <h3>Add a fault</h3>
        <div class="form">
          <Choice
            label="What"
            value={kind}
            onChange={setKind}
            options={Object.keys(KINDS).map((name) => [name, name])}
          />
          <Choice
            label="Of"
            value={operation}
            onChange={setOperation}
            options={[["", "any call"], ...OPERATIONS.map((name) => [name, name] as const)]}
          />
          <Field label="How often (empty: always)" inputMode="numeric" value={times} onChange={setTimes} />
          <button type="submit">Add</button>
        </div>
      </form>
      {faults.length > 0 && (
        <ul class="cards" aria-label="Faults">
          {faults.map(({ id, fault, matched, applied }) => (
            <li key={id}>
              <code>{JSON.stringify(fault)}</code>
              <p>
                Applied to {applied} of {matched} calls that it matched
              </p>
              <button
                type="button"
                onClick={() => change("DELETE", `/faults/${id}`)}
                aria-label={`Remove fault ${id}`}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="card">
        <h3>Clock</h3>
        <p>The server's clock {offsetText(clock.offsetMs)}. Signatures and sessions go by it.</p>
        <div class="form">
          <button type="button" onClick={() => shift(clock.offsetMs - 3_600_000)}>
            An hour back
          </button>
          <button type="button" onClick={() => shift(clock.offsetMs + 60_000)}>
            A minute ahead
          </button>
          <button type="button" onClick={() => shift(clock.offsetMs + 3_600_000)}>
            An hour ahead
          </button>
          <button type="button" onClick={() => shift(0)} disabled={clock.offsetMs === 0}>
            Right again
          </button>
        </div>
      </div>
    </section>
  );
}

function offsetText(offsetMs: number): string {
  if (offsetMs === 0) return "is right";
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const text = minutes >= 120 ? `${(minutes / 60).toFixed(1)} hours` : `${minutes} minutes`;
  return `is ${text} ${offsetMs > 0 ? "ahead" : "behind"}`;
}

import { useState } from "preact/hooks";
import { CallDetails } from "./call-details.js";
import type { Call } from "./server.js";
import { Status } from "./status.js";
import { whoSigned } from "./who-signed.js";

/** The calls, the latest first, with the details of one. */
export function Calls({ calls, onClear }: { readonly calls: readonly Call[]; readonly onClear: () => void }) {
  const [selected, setSelected] = useState<string>();
  const [onlyRefused, setOnlyRefused] = useState(false);
  const shown = calls.filter((call) => !onlyRefused || call.explanation !== undefined);
  const call = calls.find(({ requestId }) => requestId === selected);
  return (
    <section aria-labelledby="calls-heading">
      <div class="bar">
        <h2 id="calls-heading">Calls</h2>
        <label>
          <input
            type="checkbox"
            checked={onlyRefused}
            onChange={({ currentTarget }) => setOnlyRefused(currentTarget.checked)}
          />{" "}
          Refused only
        </label>
        <button type="button" onClick={onClear} disabled={calls.length === 0}>
          Clear
        </button>
      </div>
      {shown.length === 0 ? (
        <p class="empty">
          {calls.length === 0 ? (
            <>
              No calls yet. <a href="#connect">Connect</a> has lines to paste into a shell or a program.
            </>
          ) : (
            "None was refused."
          )}
        </p>
      ) : (
        <div class="calls">
          <ol class="list" aria-label="Calls, the latest first">
            {shown.map((each) => (
              <li key={each.requestId}>
                <button
                  type="button"
                  class="call"
                  aria-expanded={each.requestId === selected}
                  onClick={() => setSelected(each.requestId === selected ? undefined : each.requestId)}
                >
                  <time dateTime={each.receivedAt}>{each.receivedAt.slice(11, 19)}</time>
                  <strong>{each.operation ?? `${each.method} ${each.path}`}</strong>
                  <Status call={each} />
                  <span class="who">{whoSigned(each).short}</span>
                </button>
              </li>
            ))}
          </ol>
          {call && <CallDetails call={call} onClose={() => setSelected(undefined)} />}
        </div>
      )}
    </section>
  );
}

import { useEffect, useRef, useState } from "preact/hooks";
import { CodeBlock } from "./code-block.js";
import { indented, isSecret, masked, maskedXml } from "./secrets.js";
import type { Call } from "./server.js";
import { Status } from "./status.js";
import { whoSigned } from "./who-signed.js";

/** Input, answer, who signed, and why it was refused. */
export function CallDetails({ call, onClose }: { readonly call: Call; readonly onClose: () => void }) {
  const [secrets, setSecrets] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // When another call is shown
  useEffect(() => heading.current?.focus(), [call.requestId]);
  const input = Object.entries({ ...call.query, ...call.form }).filter(
    ([name]) => !["Action", "Version"].includes(name) && !name.startsWith("X-Amz-"),
  );
  const xml = call.responseBody ?? "";
  return (
    <article class="details" aria-labelledby="call">
      <div class="bar">
        <h3 id="call" tabIndex={-1} ref={heading}>
          {call.operation ?? call.path}
        </h3>
        <Status call={call} />
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
      {call.explanation && <Why explanation={call.explanation} />}
      <h4>Who signed</h4>
      <p>{whoSigned(call).long}</p>
      <div class="bar">
        <h4>Input</h4>
        <label>
          <input
            type="checkbox"
            checked={secrets}
            onChange={({ currentTarget }) => setSecrets(currentTarget.checked)}
          />{" "}
          Show secrets
        </label>
      </div>
      {input.length === 0 ? (
        <p>None</p>
      ) : (
        <dl>
          {input.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{isSecret(name) && !secrets ? masked(value) : value}</dd>
            </div>
          ))}
        </dl>
      )}
      <h4>Answer</h4>
      {xml === "" ? (
        <p>None: the connection was cut.</p>
      ) : (
        <CodeBlock text={indented(secrets ? xml : maskedXml(xml))} what="the answer" />
      )}
      <details>
        <summary>Headers</summary>
        <dl>
          {Object.entries(call.headers).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{isSecret(name) && !secrets ? masked(value) : value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </article>
  );
}

function Why({ explanation }: { readonly explanation: NonNullable<Call["explanation"]> }) {
  return (
    <section class="why" aria-labelledby="why">
      <h4 id="why">Why it was refused</h4>
      <p>
        <code>{explanation.cause}</code> {explanation.summary}
      </p>
      {explanation.checks.length > 0 && (
        <ul class="checks">
          {explanation.checks.map(({ what, passed, detail }) => (
            <li key={what + detail} class={passed ? "good" : "bad"}>
              <span>{passed ? "Yes" : "No"}</span> {what}
              {detail && <small>{detail}</small>}
            </li>
          ))}
        </ul>
      )}
      {Object.keys(explanation.facts).length > 0 && (
        <details>
          <summary>What the server found</summary>
          <dl>
            {Object.entries(explanation.facts).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value.includes("\n") ? <CodeBlock text={value} what={name} /> : value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

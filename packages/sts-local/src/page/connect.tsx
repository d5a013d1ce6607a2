import { useState } from "preact/hooks";
import type { World } from "../world/world.js";
import { Choice } from "./choice.js";
import { CodeBlock } from "./code-block.js";
import { snippetsFor } from "./snippets.js";
import { shortName } from "./trust.js";

/** Lines to paste into shells, files and programs. */
export function Connect({ world }: { readonly world: World }) {
  const keys = world.users.flatMap(({ name, accessKeys }) => accessKeys.map((key) => ({ ...key, name })));
  const [keyId, setKeyId] = useState(keys[0]?.accessKeyId ?? "");
  const [roleArn, setRoleArn] = useState(world.roles[0]?.arn ?? "");
  const key = keys.find(({ accessKeyId }) => accessKeyId === keyId) ?? keys[0];
  const snippets = key && snippetsFor({ endpoint: location.origin, ...key, roleArn });
  const [kind, setKind] = useState("Shell");
  return (
    <section aria-labelledby="connect-heading">
      <h2 id="connect-heading">Connect</h2>
      {snippets === undefined ? (
        <p class="empty">No user has an access key.</p>
      ) : (
        <>
          <div class="form">
            <Choice
              label="User"
              value={keyId}
              onChange={setKeyId}
              options={keys.map(({ accessKeyId, name }) => [accessKeyId, name])}
            />
            <Choice
              label="Role"
              value={roleArn}
              onChange={setRoleArn}
              options={world.roles.map(({ arn }) => [arn, shortName(arn)])}
            />
            <Choice
              label="For"
              value={kind}
              onChange={setKind}
              options={Object.keys(snippets).map((name) => [name, name])}
            />
          </div>
          <CodeBlock text={snippets[kind] ?? ""} what={`lines for ${kind}`} />
        </>
      )}
    </section>
  );
}

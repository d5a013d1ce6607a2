import type { Role, World } from "../world/world.js";
import { ScrollingText } from "./code-block.js";
import { conditionsOf, shortName, type Trust, trustOf } from "./trust.js";

const ROW = 34;
const WIDTH = 640;

/** Who may assume what: a drawing, and the same as a list. */
export function Roles({ world }: { readonly world: World }) {
  const trust = trustOf(world);
  return (
    <section aria-labelledby="roles-heading">
      <h2 id="roles-heading">Roles</h2>
      {world.roles.length === 0 ? (
        <p class="empty">This world has no roles.</p>
      ) : (
        <>
          <Drawing trust={trust} />
          <ul class="cards">
            {world.roles.map((role) => (
              <RoleCard key={role.arn} role={role} trust={trust} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Drawing({ trust: { principals, roles, edges } }: { readonly trust: Trust }) {
  const height = Math.max(principals.length, roles.length) * ROW + 16;
  const y = (index: number, count: number) => ((index + 0.5) * (height - 16)) / count + 8;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="drawing" tabIndex={0} aria-label="Drawing of who may assume which role">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label="Who may assume which role; the list below says the same"
      >
        {edges.map((edge) => {
          const [from, to] = [y(edge.principal, principals.length), y(edge.role, roles.length)];
          return (
            <path
              key={`${edge.principal}-${edge.role}`}
              class={edge.isDenied ? "edge denied" : edge.hasConditions ? "edge conditional" : "edge"}
              d={`M 250 ${from} C 330 ${from}, 330 ${to}, 410 ${to}`}
            />
          );
        })}
        {principals.map((name, index) => (
          <text key={name} x={242} y={y(index, principals.length)} class="node end">
            {clipped(shortName(name))}
          </text>
        ))}
        {roles.map(({ arn }, index) => (
          <text key={arn} x={418} y={y(index, roles.length)} class="node">
            {clipped(shortName(arn).replace(/^role\//, ""))}
          </text>
        ))}
      </svg>
      <p class="legend">
        <span class="line" /> may assume it <span class="line conditional" /> under conditions{" "}
        <span class="line denied" /> denied
      </p>
    </section>
  );
}

function RoleCard({ role, trust }: { readonly role: Role; readonly trust: Trust }) {
  const index = trust.roles.indexOf(role);
  const who = trust.edges
    .filter((edge) => edge.role === index)
    .map(({ principal, isDenied }) => `${isDenied ? "not " : ""}${shortName(trust.principals[principal]!)}`);
  const conditions = conditionsOf(role);
  return (
    <li>
      <h3>{shortName(role.arn).replace(/^role\//, "")}</h3>
      <p class="arn">{role.arn}</p>
      <p>Trusts {who.join(", ") || "nobody"}</p>
      {conditions.length > 0 && (
        <ul>
          {conditions.map((condition) => (
            <li key={condition}>if {condition}</li>
          ))}
        </ul>
      )}
      <p>Sessions of up to {role.maxSessionDuration / 3600} h</p>
      <details>
        <summary>Trust policy</summary>
        <ScrollingText
          text={JSON.stringify(role.trustPolicy, null, 2)}
          what={`Trust policy of ${role.arn}`}
        />
      </details>
    </li>
  );
}

const clipped = (name: string) => (name.length > 30 ? `${name.slice(0, 29)}…` : name);

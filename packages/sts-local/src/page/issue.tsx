import { useEffect, useState } from "preact/hooks";
import { renderSVG } from "uqr";
import type { User, World } from "../world/world.js";
import { CodeBlock } from "./code-block.js";
import { Field } from "./field.js";
import { ask } from "./server.js";
import type { Doing } from "./use-doing.js";

/** Codes, tokens and assertions that callers bring along. */
export function Issue({ world, doing }: { readonly world: World; readonly doing: Doing }) {
  const devices = world.users.flatMap((user) => user.mfaDevices.map((device) => ({ user, device })));
  return (
    <section aria-labelledby="issue-heading">
      <h2 id="issue-heading">Tokens and codes</h2>
      {devices.map(({ user, device }) => (
        <Device key={device.serialNumber} user={user} device={device} doing={doing} />
      ))}
      <Mint
        title="Web identity token"
        path="/token"
        doing={doing}
        fields={{ sub: "example-subject", aud: "sts.amazonaws.com" }}
      />
      <Mint
        title="SAML assertion"
        path="/saml"
        doing={doing}
        fields={{ sessionName: "saml-user", subject: "saml-user@example.com" }}
      />
      <Mint
        title="Trade-in token"
        path="/trade-in"
        doing={doing}
        fields={{ principalArn: world.roles[0]?.arn ?? "" }}
      />
    </section>
  );
}

interface DeviceProps {
  readonly user: User;
  readonly device: User["mfaDevices"][number];
  readonly doing: Doing;
}

function Device({ user, device: { serialNumber, secret }, doing }: DeviceProps) {
  const [code, setCode] = useState<string>();
  const [showsCode, setShowsCode] = useState(false);
  const uri = `otpauth://totp/${encodeURIComponent(`sts-local:${user.name}`)}?secret=${secret.replace(/=+$/, "")}&issuer=sts-local`;
  return (
    <div class="card">
      <h3>MFA code of {user.name}</h3>
      <p class="arn">{serialNumber}</p>
      <div class="form">
        <button
          type="button"
          onClick={() =>
            doing(async () =>
              setCode((await ask<{ value: string }>("POST", "/totp", { serialNumber })).value),
            )
          }
        >
          Get a code
        </button>
        <button type="button" aria-expanded={showsCode} onClick={() => setShowsCode(!showsCode)}>
          QR code for an authenticator
        </button>
      </div>
      {code && <CodeBlock text={code} what="the code" />}
      {showsCode && <QrCode text={uri} />}
    </div>
  );
}

/** An image, so that the page needs no markup from elsewhere. */
function QrCode({ text }: { readonly text: string }) {
  const svg = renderSVG(text, { border: 2 });
  return (
    <img
      class="qr"
      alt="QR code with the device's secret"
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
    />
  );
}

interface MintProps {
  readonly title: string;
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly doing: Doing;
}

function Mint({ title, path, fields, doing }: MintProps) {
  const [values, setValues] = useState(fields);
  const [issued, setIssued] = useState<string>();
  // One that was issued for other values is none of these
  useEffect(() => setIssued(undefined), [values]);
  return (
    <form
      class="card"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
        void doing(async () => setIssued((await ask<{ value: string }>("POST", path, given)).value));
      }}
    >
      <h3>{title}</h3>
      <div class="form">
        {Object.entries(values).map(([name, value]) => (
          <Field
            key={name}
            label={name}
            value={value}
            onChange={(next) => setValues({ ...values, [name]: next })}
          />
        ))}
        <button type="submit">Issue</button>
      </div>
      {issued && <CodeBlock text={issued} what={`the ${title.toLowerCase()}`} />}
    </form>
  );
}

import "./style.css";
import { type Explanation, explain } from "./explain.ts";
import { showError, showIdentity, showProgress } from "./result.ts";
import { assumeRole } from "./sts.ts";
import { loadWorld, signIn } from "./world.ts";

const signInForm = document.querySelector<HTMLFormElement>("#sign-in")!;
const roleForm = document.querySelector<HTMLFormElement>("#assume-role")!;
const field = {
  name: document.querySelector<HTMLInputElement>("#name")!,
  token: document.querySelector<HTMLTextAreaElement>("#token")!,
  role: document.querySelector<HTMLSelectElement>("#role")!,
  session: document.querySelector<HTMLInputElement>("#session")!,
};

const world = loadWorld();
world.then(({ roles }) => {
  for (const arn of roles) field.role.add(new Option(arn.split("/").pop(), arn));
  field.role.value = roles.find((arn) => arn.endsWith("/WebIdentity")) ?? "";
}, fail);

onSubmit(signInForm, async () => {
  field.token.value = await signIn(field.name.value);
  field.session.value = sessionName(field.name.value);
  showProgress("You have a token. Now assume a role with it.");
  field.role.focus();
});

onSubmit(roleForm, async () => {
  showProgress("Calling STS…");
  showIdentity(
    await assumeRole(await world, {
      RoleArn: field.role.value,
      RoleSessionName: field.session.value,
      WebIdentityToken: field.token.value.trim(),
    }),
  );
});

/** Allows one submission at a time. A busy button says so, and keeps the focus. */
function onSubmit(form: HTMLFormElement, action: () => Promise<void>): void {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    blame(undefined);
    await action().catch(fail);
    form.ariaBusy = "false";
  });
}

function fail(error: unknown): void {
  const explanation = explain(error);
  showError(explanation);
  blame(explanation.field);
}

/** Marks the field that caused an error, and focuses it. */
function blame(culprit: Explanation["field"]): void {
  for (const each of [field.token, field.role, field.session]) each.ariaInvalid = "false";
  if (!culprit) return;
  field[culprit].ariaInvalid = "true";
  // On a narrow screen the error is elsewhere, and should stay in view.
  field[culprit].focus({ preventScroll: true });
}

/** STS allows 2 to 64 of these characters. */
function sessionName(name: string): string {
  return name
    .replaceAll(/[^\w+=,.@-]+/g, "-")
    .slice(0, 64)
    .padEnd(2, "-");
}

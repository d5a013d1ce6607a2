import type { Explanation } from "./explain.ts";
import type { Identity } from "./sts.ts";

const panel = document.querySelector<HTMLElement>("#result")!;
const time = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

export function showIdentity({ arn, account, userId, accessKeyId, expiration }: Identity): void {
  show(
    "success",
    heading("You are signed in to AWS"),
    list([
      ["Identity", arn],
      ["Account", account],
      ["User id", userId],
      ["Access key", accessKeyId],
      ["Valid until", time.format(expiration)],
    ]),
  );
}

export function showError({ title, remedy, details }: Explanation): void {
  const remedyText = document.createElement("p");
  remedyText.textContent = remedy;
  const more = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "Details";
  more.append(summary, list(details));
  show("failure", heading(title), remedyText, more);
}

export function showProgress(text: string): void {
  const note = document.createElement("p");
  note.className = "note";
  note.textContent = text;
  show("", note);
}

function show(outcome: "success" | "failure" | "", ...content: HTMLElement[]): void {
  panel.className = `panel ${outcome}`;
  panel.replaceChildren(...content);
  panel.scrollIntoView({ block: "nearest" });
}

function heading(text: string): HTMLElement {
  const element = document.createElement("h2");
  element.textContent = text;
  return element;
}

function list(entries: readonly (readonly [string, string])[]): HTMLElement {
  const element = document.createElement("dl");
  for (const [name, value] of entries) {
    const term = document.createElement("dt");
    term.textContent = name;
    const description = document.createElement("dd");
    description.textContent = value;
    element.append(term, description);
  }
  return element;
}

import { readFile } from "node:fs/promises";

/** A shared config file as a person would look at it after something went wrong. No values are kept: they may be secret. */
export interface ConfigFileReport {
  readonly path: string;
  /** Why it cannot be read, e.g. `EACCES`; `ENOENT` when it is missing. */
  readonly failure: string | undefined;
  /** Section headers as written, e.g. `profile dev`, each with its keys; only `source_profile` keeps its value. */
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The first line that is no section, no setting and no comment, counted from 1. */
  readonly malformedLine: number | undefined;
}

/** Keys whose values name something else that may be missing. */
const REFERENCES: ReadonlySet<string> = new Set(["source_profile", "web_identity_token_file", "sso_session"]);

/** Looks at a shared config file anew. */
export async function reportConfigFile(path: string): Promise<ConfigFileReport> {
  try {
    return { path, failure: undefined, ...reportLines(await readFile(path, "utf8")) };
  } catch (error) {
    const failure = (error as NodeJS.ErrnoException).code ?? String(error);
    return { path, failure, sections: new Map(), malformedLine: undefined };
  }
}

function reportLines(text: string): Pick<ConfigFileReport, "sections" | "malformedLine"> {
  const sections = new Map<string, Map<string, string>>();
  let current: Map<string, string> | undefined;
  let malformedLine: number | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.replace(/(^|\s)[;#].*$/, "").trim();
    if (content === "") continue;
    const header = /^\[\s*([^\]]+?)\s*\]$/.exec(content)?.[1];
    const equals = content.indexOf("=");
    if (header) {
      const name = header.replace(/\s+/g, " ").replace(/["']/g, "");
      current = sections.get(name) ?? new Map();
      sections.set(name, current);
    } else if (equals > 0 && current) {
      const key = content.slice(0, equals).trim();
      current.set(key, REFERENCES.has(key) ? content.slice(equals + 1).trim() : "");
    } else {
      malformedLine ??= index + 1;
    }
  }
  return { sections, malformedLine };
}

import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";
import { describeFound, findChromium } from "@stskit/e2e-runtimes";
import axe from "axe-core";
import { Parser } from "htmlparser2";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltSite, buildSite } from "./built-site.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

let site: BuiltSite;
beforeAll(async () => {
  site = await buildSite();
});
afterAll(() => site?.close());

const htmlFiles = () => [...site.files].filter(([path]) => path.endsWith(".html"));

interface HtmlFile {
  readonly ids: ReadonlySet<string>;
  /** What it links to. */
  readonly links: readonly string[];
  /** What it loads. */
  readonly resources: readonly string[];
}

function parse(html: string): HtmlFile {
  const ids = new Set<string>();
  const links: string[] = [];
  const resources: string[] = [];
  const parser = new Parser({
    onopentag(name, { id, href, src }) {
      if (id) ids.add(id);
      if (href !== undefined) (name === "a" ? links : resources).push(href);
      if (src !== undefined) resources.push(src);
    },
  });
  parser.end(html);
  return { ids, links, resources };
}

const isElsewhere = (link: string) => /^\w+:/.test(link);

test("every link of the site leads to a page and an anchor that are there", () => {
  const pages = new Map(htmlFiles().map(([path, html]) => [path, parse(html.toString())]));
  expect(pages.size).toBeGreaterThan(100);
  const broken = [...pages].flatMap(([path, { links, resources }]) =>
    [...links, ...resources]
      .filter((link) => !isElsewhere(link))
      .filter((link) => {
        const { pathname, hash } = new URL(link, `http://site/${path}`);
        const target = decodeURIComponent(pathname.slice(1)) || "index.html";
        if (!site.files.has(target)) return true;
        // The menu's button is a link to the page's top; an icon's anchor is in another kind of file.
        if (hash === "" || !target.endsWith(".html")) return false;
        return !pages.get(target)!.ids.has(decodeURIComponent(hash.slice(1)));
      })
      .map((link) => `${path}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test("every page of the API reference says what its subject is for", () => {
  const empty = htmlFiles()
    .filter(([path]) => /^(?:classes|functions|interfaces|types|variables)\//.test(path))
    .filter(([, html]) => !html.includes('<div class="tsd-comment tsd-typography">'))
    .map(([path]) => path);
  expect(empty).toEqual([]);
});

test("a function that is declared by its type has the description, parameters and errors of the type", () => {
  const html = site.files.get("functions/_stskit_client-sts-node_functions.assumeRole.html")!.toString();
  expect(html).toContain("Returns temporary credentials for an IAM role.");
  expect(html).toContain("AssumeRoleCommandInput</a>");
  expect(html).toContain("<p>ExpiredTokenException</p>");
});

test("a function leads to the line of its source", () => {
  const { repository } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const inRepository = `${repository.url.replace(/^git\+|\.git$/g, "")}/blob/main/`;
  const functions = htmlFiles().filter(([path]) => path.startsWith("functions/"));
  expect(functions.length).toBeGreaterThan(50);
  const wrong = functions.filter(([path, html]) => {
    const link = parse(html.toString()).links.find((link) => /#L\d+$/.test(link));
    if (!link?.startsWith(inRepository)) return true;
    const [file, line] = link.slice(inRepository.length).split("#L");
    const source = readFileSync(join(root, file!), "utf8").split("\n")[Number(line) - 1];
    const [name] = posix.basename(path, ".html").split(".").slice(-1);
    return !source?.includes(name!);
  });
  expect(wrong.map(([path]) => path)).toEqual([]);
});

test("a module's page lists each export once, as a link, and says what it is for", () => {
  const rows = htmlFiles()
    .filter(([path]) => path.startsWith("modules/"))
    .flatMap(([, html]) => [...html.toString().matchAll(/<dt class="tsd-member-summary.*?<\/dd>/gs)])
    .map(([row]) => row);
  expect(rows.length).toBeGreaterThan(300);
  const otherwise = rows.filter((row) => {
    const [name, purpose] = row.split("</dt>").map((part) => part.replace(/<.*?>/gs, ""));
    return !row.includes(`">${name}</a>`) || purpose!.trim() === "";
  });
  expect(otherwise).toEqual([]);
});

test("functions come before the errors that they reject with", () => {
  const html = site.files.get("modules/_stskit_client-sts-node_functions.html")!.toString();
  const sections = [...html.matchAll(/<h2 class="tsd-anchor-link" id="([^"]+)"/g)].map(([, id]) => id);
  expect(sections).toEqual(["functions", "interfaces", "classes", "variables"]);
});

test("a page has its own title, a description of its own and an icon", () => {
  const pages = htmlFiles().filter(([path]) => path !== "modules.html");
  const heads = pages.map(([path, html]) => ({ path, head: html.toString().split("</head>")[0]! }));
  const descriptionIn = (head: string) => /<meta name="description" content="(.+?)"/.exec(head)?.[1];
  const without = heads.filter(
    ({ head }) =>
      !head.includes('<link rel="icon"') ||
      !descriptionIn(head) ||
      /Documentation for/.test(descriptionIn(head)!),
  );
  expect(without.map(({ path }) => path)).toEqual([]);
  const { head } = heads.find(({ path }) => path === "getting-started/node.html")!;
  expect(head).toContain("<title>Getting started with Node.js | ");
  expect(descriptionIn(head)).toMatch(/^You need Node\.js/);
});

test("what the search finds is there", () => {
  const [, data] = /"(.+)"/.exec(site.files.get("assets/search.js")!.toString())!;
  const { rows } = JSON.parse(inflateSync(Buffer.from(data!, "base64")).toString());
  const urls: string[] = rows.map(({ url }: { url: string }) => url);
  expect(urls).toContain("presigning.html#hashicorp-vault");
  const pages = new Map(htmlFiles().map(([path, html]) => [path, parse(html.toString()).ids]));
  const missing = urls.filter((url) => {
    const [path, anchor] = url.split("#");
    return !pages.has(path!) || (anchor !== undefined && !pages.get(path!)!.has(anchor));
  });
  expect(missing).toEqual([]);
});

test("nothing is loaded from elsewhere", () => {
  const loaded = htmlFiles().flatMap(([path, html]) =>
    parse(html.toString())
      .resources.filter(isElsewhere)
      .map((resource) => `${path}: ${resource}`),
  );
  const imported = [...site.files]
    .filter(([path]) => /\.(css|html|svg)$/.test(path))
    .filter(([, file]) => /@import|url\(["']?(?:https?:)?\/\//.test(file.toString()))
    .map(([path]) => path);
  expect([...loaded, ...imported]).toEqual([]);
});

describeFound(
  "in Chromium",
  findChromium(),
  ({ type, options }) => type.launch(options),
  (browser) => {
    /** Opens a page, and fails if it asks for anything elsewhere or that isn't there. */
    async function open(path: string, options: { width?: number; colorScheme?: "light" | "dark" } = {}) {
      const { width = 1280, colorScheme = "light" } = options;
      const page = await browser().newPage({ viewport: { width, height: 844 }, colorScheme });
      page.on("request", (request) => {
        if (!request.url().startsWith(site.url)) throw new Error(`${path} asks for ${request.url()}`);
      });
      await page.goto(site.url + path);
      await page.locator("#tsd-nav-container a").first().waitFor({ state: "attached" });
      return page;
    }

    /** The pages of docs, and one of each kind of the API reference. */
    const pagesOfAllKinds = () => [
      ...htmlFiles()
        .map(([path]) => path)
        .filter((path) => ["", "getting-started"].includes(posix.dirname(path).replace(".", ""))),
      "modules/_stskit_client-sts-node.html",
      "modules/_stskit_sts-local.html",
      "classes/_stskit_core.AssumeRoleCommand.html",
      "interfaces/_stskit_client-sts-node.STSClientConfig.html",
      "functions/_stskit_client-sts-node.fromIni.html",
      "functions/_stskit_client-sts-node_functions.assumeRole.html",
      "variables/_stskit_core.commands.html",
    ];

    test("no page scrolls sideways on a phone", async () => {
      const wide: string[] = [];
      for (const path of pagesOfAllKinds()) {
        const page = await open(path, { width: 390 });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > 390) wide.push(`${path}: ${width}`);
        await page.close();
      }
      expect(wide).toEqual([]);
    }, 180_000);

    test.each(["light", "dark"] as const)(
      "labels, structure and contrast are right, %s",
      async (colorScheme) => {
        const found: string[] = [];
        const paths = [
          "index.html",
          "getting-started/node.html",
          "errors-and-retries.html",
          "architecture.html",
        ];
        for (const path of [...paths, "classes/_stskit_core.AssumeRoleCommand.html"]) {
          const page = await open(path, { colorScheme });
          found.push(...(await violations(page)).map((violation) => `${path}: ${violation}`));
          await page.close();
        }
        expect(found).toEqual([]);
      },
      180_000,
    );

    test("no heading on a phone has a line more for its icon", async () => {
      const wrapped: string[] = [];
      for (const path of ["index.html", "presigning.html", "modules/_stskit_sts-local.html"]) {
        const page = await open(path, { width: 390 });
        const headings = page.locator(".tsd-typography .tsd-anchor-link");
        for (const heading of await headings.all()) {
          const lower = await heading.evaluate((element) => {
            const before = element.clientHeight;
            element.querySelector<HTMLElement>(".tsd-anchor-icon")!.style.display = "none";
            return before - element.clientHeight;
          });
          if (lower > 8) wrapped.push(`${path}: ${await heading.textContent()}`);
        }
        await page.close();
      }
      expect(wrapped).toEqual([]);
    });

    test("on a phone, a table's first column is readable and leaves room for the second", async () => {
      const otherwise: string[] = [];
      for (const path of ["configuration.html", "compatibility.html"]) {
        const page = await open(path, { width: 390 });
        for (const cell of await page.locator("tr:first-child > :first-child").all()) {
          const { width } = (await cell.boundingBox())!;
          if (width < 100 || width > 200) otherwise.push(`${path}: ${await cell.textContent()} ${width}`);
        }
        await page.close();
      }
      expect(otherwise).toEqual([]);
    });

    test("charts are as dark as the page, and on a phone they scroll instead of shrinking", async () => {
      const page = await open("performance.html", { width: 390, colorScheme: "dark" });
      const chart = page.locator(".chart").first();
      const { width } = (await chart.locator("img").boundingBox())!;
      expect(width).toBeGreaterThan(700);
      await chart.scrollIntoViewIfNeeded();
      const { x, y } = (await chart.boundingBox())!;
      const shot = await page.screenshot({ clip: { x: x + 4, y: y + 4, width: 1, height: 1 } });
      expect(await brightness(page, shot)).toBeLessThan(80);
      await page.close();
    });

    test("the path of a page ends with the page", async () => {
      const page = await open("functions/_stskit_client-sts-node_functions.assumeRole.html");
      const after = await page
        .locator(".tsd-breadcrumb li")
        .evaluateAll((items) => items.map((item) => getComputedStyle(item, "::after").content));
      expect(after).toEqual(['" / "', "none"]);
      await page.close();
    });

    test("by keyboard alone: search, and open what was found", async () => {
      const page = await open("");
      await page.keyboard.press("/");
      await page.keyboard.type("Vault");
      await page.getByRole("option", { name: "HashiCorp Vault (Presigned requests)" }).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "HashiCorp Vault" }).waitFor();
      expect(page.url()).toBe(`${site.url}presigning.html#hashicorp-vault`);
      await page.close();
    });

    test.each(["mfa", "timeout", "retry"])("the search for %s finds guides before the API", async (text) => {
      const page = await open("");
      await page.keyboard.press("/");
      await page.keyboard.type(text);
      const [first, second] = await Promise.all(
        [0, 1].map((place) => page.getByRole("option").nth(place).locator("a").getAttribute("href")),
      );
      for (const address of [first, second])
        expect(address).not.toMatch(/^\.\/(classes|functions|interfaces|modules|types|variables)\//);
      await page.close();
    });

    test("on a phone, the menu opens and leads to a page", async () => {
      const page = await open("", { width: 390 });
      await page.getByRole("link", { name: "Menu" }).click();
      await page.locator(".site-menu").getByText("Node.js", { exact: true }).waitFor();
      await page.locator(".site-menu").getByRole("link", { name: "Deadlines" }).click();
      await page.getByRole("heading", { name: "Deadlines" }).waitFor();
      await page.close();
    });
  },
);

/** The brightest channel of a picture's first pixel, from 0 to 255. */
async function brightness(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(
    async (bytes) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const canvas = new OffscreenCanvas(1, 1).getContext("2d")!;
      canvas.drawImage(picture, 0, 0);
      return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
    },
    [...png],
  );
}

/** What axe finds wrong with a page: the rule, and where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      // TypeDoc's theme has permalinks in the headings that open and close a section, and skips a level of headings.
      rules: { "nested-interactive": { enabled: false }, "heading-order": { enabled: false } },
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

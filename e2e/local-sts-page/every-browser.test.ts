import { STS } from "@stskit/client-sts-node";
import {
  describeFound,
  findChromium,
  findFirefox,
  findWebKit,
  type OpenPage,
  openUrl,
} from "@stskit/e2e-runtimes";
import { until } from "@stskit/e2e-support/until";
import type { StsLocal } from "@stskit/sts-local";
import { expect, test } from "vitest";
import { startBusySts } from "./busy-sts.js";
import { expectPicture } from "./screenshots.js";

const browsers = { Chromium: findChromium(), Firefox: findFirefox(), WebKit: findWebKit() };

for (const [name, found] of Object.entries(browsers)) {
  describeFound(
    `In ${name},`,
    found as ReturnType<typeof findWebKit>,
    async (browser) => {
      const sts = await startBusySts();
      const page = await openUrl(browser, sts.endpoint);
      return {
        sts,
        page,
        async close() {
          await page.close();
          await sts.close();
        },
      };
    },
    (running) => {
      test("calls come in, and the refused ones are explained", async () => {
        const { sts, page } = running();
        await shows(page, "SignatureDoesNotMatch");
        await callOnceMore(sts);
        await until(async () => (await textOf(page)).split("GetCallerIdentity").length === 4);
        await press(page, "SignatureDoesNotMatch");
        await shows(page, "The request was signed with the secret access key of");
        expect(await textOf(page)).not.toContain(sts.accessKeys[1]!.secretAccessKey);
        expectPicture(`${name}-call`, await topOf(page));
      });

      test("who may assume which role is drawn", async () => {
        const { page } = running();
        await show(page, "roles");
        await shows(page, "Trusts anyone in 123456789012");
        expectPicture(`${name}-roles`, await topOf(page));
      });

      test("codes are issued, and work", async () => {
        const { sts, page } = running();
        await show(page, "issue");
        await shows(page, "MFA code of alice");
        await press(page, "QR code");
        await press(page, "Get a code");
        let TokenCode: string | undefined;
        await until(async () => {
          [TokenCode] = /^\d{6}$/m.exec(await textOf(page)) ?? [];
          return TokenCode !== undefined;
        });
        const client = clientOf(sts);
        const SerialNumber = "arn:aws:iam::123456789012:mfa/alice";
        expect(await client.getSessionToken({ SerialNumber, TokenCode })).toHaveProperty("Credentials");
        client.destroy();
        const isDrawn = "(() => document.querySelector('img.qr').naturalWidth > 20)";
        await until(() => page.call(isDrawn, undefined));
      });

      test("faults are added and removed, and the clock is moved", async () => {
        const { sts, page } = running();
        await show(page, "faults");
        await shows(page, "The server's clock is right");
        await press(page, "Add");
        await shows(page, "Applied to 0 of 0");
        await expect(callOnceMore(sts)).rejects.toMatchObject({ name: "Throttling" });
        await shows(page, "Applied to 1 of 1");
        await show(page, "calls");
        await press(page, "Throttling");
        await shows(page, "signature not looked at");
        await shows(page, "The answer did not depend on the signature");
        await show(page, "faults");
        await press(page, "Remove");
        await until(() => sts.faults.list().length === 0);
        await press(page, "An hour ahead");
        await shows(page, "60 minutes ahead");
        expect(sts.clockOffset).toBe(3_600_000);
        await press(page, "Right again");
        await shows(page, "The server's clock is right");
      });
    },
  );
}

function clientOf(sts: StsLocal): STS {
  return new STS({
    region: "eu-west-1",
    endpoint: sts.endpoint,
    credentials: sts.accessKeys[0],
    maxAttempts: 1,
  });
}

async function callOnceMore(sts: StsLocal): Promise<void> {
  const client = clientOf(sts);
  await client.getCallerIdentity().finally(() => client.destroy());
}

const textOf = (page: OpenPage): Promise<string> => page.call("(() => document.body.innerText)", undefined);

const shows = (page: OpenPage, text: string) => until(async () => (await textOf(page)).includes(text));

const show = (page: OpenPage, view: string) => page.call("((view) => { location.hash = view })", view);

/** A picture of the top of the page, once it has been painted. */
async function topOf(page: OpenPage): Promise<Buffer> {
  const painted =
    "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))";
  await page.call(`(() => { scrollTo(0, 0); return ${painted} })`, undefined);
  return page.screenshot();
}

/** Presses the button whose text contains this. */
async function press(page: OpenPage, text: string): Promise<void> {
  const find = `[...document.querySelectorAll("button")].find((button) => button.textContent.includes(text))`;
  await until(() =>
    page.call(`((text) => { const button = ${find}; button?.click(); return button !== undefined })`, text),
  );
}

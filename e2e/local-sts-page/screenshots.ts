import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { PNG } from "pngjs";
import { expect } from "vitest";

const folder = new URL("screenshots/", import.meta.url);

/** Each pixel that is compared is the mean of a square of so many pixels a side: other fonts look the same, another layout doesn't. */
const SQUARE = 16;

/** How much a colour may differ on average, of 255. */
const TOLERANCE = 4;

/**
 * Compares what a window shows with the picture of this name. A new one is written where there is none; to write one anew, delete
 * it.
 */
export function expectPicture(name: string, screenshot: Buffer): void {
  const small = shrunk(PNG.sync.read(screenshot));
  const file = new URL(`${name}.png`, folder);
  if (!existsSync(file)) {
    expect(process.env["CI"], `${file.pathname} is missing: run the test without CI, and commit it`).not.toBe(
      "true",
    );
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, PNG.sync.write(small));
  }
  const expected = PNG.sync.read(readFileSync(file));
  expect([small.width, small.height], name).toEqual([expected.width, expected.height]);
  const difference = small.data.reduce((sum, value, at) => sum + Math.abs(value - expected.data[at]!), 0);
  expect(
    difference / small.data.length,
    `${name} looks different. If that is meant, delete ${file.pathname}, run the test again and commit it`,
  ).toBeLessThan(TOLERANCE);
}

function shrunk(image: PNG): PNG {
  const [width, height] = [Math.floor(image.width / SQUARE), Math.floor(image.height / SQUARE)];
  const small = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        small.data[(y * width + x) * 4 + channel] = meanOf(image, x * SQUARE, y * SQUARE, channel);
      }
    }
  }
  return small;
}

function meanOf({ data, width }: PNG, left: number, top: number, channel: number): number {
  let sum = 0;
  for (let y = top; y < top + SQUARE; y++) {
    for (let x = left; x < left + SQUARE; x++) sum += data[(y * width + x) * 4 + channel]!;
  }
  return sum / SQUARE ** 2;
}

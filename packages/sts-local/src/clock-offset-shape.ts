import { number } from "./shape/scalars.js";

/** About 300 years, which every format of a date can express; milliseconds. */
const LONGEST = 10_000_000_000_000;

/** How far a clock may be shifted, either way. */
export const clockOffsetShape = number({ min: -LONGEST, max: LONGEST, unit: "milliseconds" });

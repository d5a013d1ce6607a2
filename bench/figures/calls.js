import { project } from "../install.js";
import { measure } from "../run-program.js";

const CALLS = 20_000;

/** AssumeRole over keep-alive connections, against a server that answers at once. */
export const calls = [1, 16, 1000].map((inFlight) => ({
  name: `calls-${inFlight}`,
  group: "cpu",
  subjects: ["incumbent", "stskit", "bare", "aws4fetch", "aws-lite", "undici"],
  sample: (subject, { endpoint }) =>
    measure(["calls.js", subject, endpoint, CALLS, inFlight].map(String), { cwd: project }),
}));

/** The points of the chart, with fewer calls. */
export const callsByConcurrency = [1, 4, 16, 64, 256, 1000].map((inFlight) => ({
  name: `concurrency-${inFlight}`,
  group: "concurrency",
  subjects: ["incumbent", "stskit", "undici"],
  sample: (subject, { endpoint }) =>
    measure(["calls.js", subject, endpoint, CALLS / 2, inFlight].map(String), { cwd: project }),
}));

export const presigning = {
  name: "presign",
  group: "presign",
  subjects: ["incumbent", "stskit"],
  sample: (subject) => measure(["presign.js", subject], { cwd: project }),
};

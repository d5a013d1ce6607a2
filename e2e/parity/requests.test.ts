import fc from "fast-check";
import { describe, it } from "vitest";
import { useParity } from "./comparison/parity.js";
import { runs } from "./comparison/property.js";
import { input } from "./generate/inputs.js";
import { operations } from "./model/incumbent-model.js";

const parity = useParity();

describe("an operation sends what the incumbent sends", () => {
  it.each(operations)("$name", async ({ name, input: shape }) => {
    await fc.assert(
      fc.asyncProperty(input(shape), (input) => parity.expect({ operation: name, input })),
      runs(150),
    );
  });
});

describe("where the request goes", () => {
  it.each(["", "/", "/sts", "/sts/", "/a b", "/%C3%A9/ü", "/a//b", "/?x=1&y=", "/p?x=a%20b"])(
    "an endpoint with the path %j",
    async (path) => {
      // Nothing listens there; the request is caught before it is sent.
      const requestUrl = `http://127.0.0.1:9${path}`;
      await parity.expect({
        operation: "GetCallerIdentity",
        via: "captured",
        config: { endpoint: requestUrl },
      });
    },
  );
});

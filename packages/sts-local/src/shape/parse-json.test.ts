import { expect, it } from "vitest";
import { parseJson } from "./parse-json.js";

it("reads JSON", () => expect(parseJson("It", ' {"a": [1]}\n')).toEqual({ a: [1] }));

it.each([
  ['{ "secret": hunter2 }', "line 1, column 13"],
  ['{\n  "users": [\n    { "name": "hunter2", }\n  ]\n}\n', "line 3, column 26"],
  ['{\r\n  "secret": "hunter2"\r\n  "port": 1\r\n}', "line 3, column 3"],
  ['{ "secret": "hunter2', "line 1, column 13"],
  ["// hunter2\n{}", "line 1, column 1"],
  ['{ "secret": "hunter2" }\n}', "line 2, column 1"],
  ["", "line 1, column 1"],
])("says where the mistake in %j is, without the text", (text, place) => {
  expect(() => parseJson("It", text)).toThrow(new TypeError(`It is not valid JSON: see ${place}.`));
});

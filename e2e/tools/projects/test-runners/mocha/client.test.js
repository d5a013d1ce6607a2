require("../with-assert.cjs")(require("../packages.cjs"), { ...globalThis });

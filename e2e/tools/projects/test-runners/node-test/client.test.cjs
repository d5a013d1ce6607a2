require("../with-assert.cjs")(require("../packages.cjs"), require("node:test"));

// What a CHANGELOG says of a release: the changesets' own text, and the packages of ours that it comes with.

module.exports = {
  async getReleaseLine({ summary }) {
    const [first, ...others] = summary.split("\n");
    return [`- ${first}`, ...others.map((line) => (line === "" ? line : `  ${line}`))].join("\n");
  },

  async getDependencyReleaseLine(_, dependencies) {
    if (dependencies.length === 0) return "";
    const versions = dependencies.map(({ name, newVersion }) => `\`${name}\` ${newVersion}`);
    return `- With ${versions.join(", ")}.`;
  },
};

/** A document is not well-formed XML, or uses what no answer of STS uses (a DOCTYPE, undeclared entities). */
export class XmlSyntaxError extends Error {
  override readonly name = "XmlSyntaxError";
}

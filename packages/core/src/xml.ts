/** An XML reader for platforms that have none. */
export { readXml } from "./protocol/read-xml.js";

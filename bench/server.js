// Answers every request as STS answers AssumeRole, at once. It prints its address, and ends with its parent.
import { createServer } from "node:http";
import { assumeRoleResponse } from "./assume-role-response.js";

const { headers, body } = assumeRoleResponse();
const server = createServer((request, response) => {
  request.resume().on("end", () => response.writeHead(200, headers).end(body));
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  console.log(`http://127.0.0.1:${port}`);
});
process.on("disconnect", () => process.exit());

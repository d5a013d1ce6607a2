import nock14 from "nock";
import nock13 from "nock13";
import type { Interceptor } from "./interceptor.js";

// Either puts itself in place when it is imported, the second over the first.
nock13.restore();
nock14.restore();

function interceptor(name: string, nock: typeof nock14): Interceptor {
  return {
    name,
    start(otherwise) {
      nock.activate();
      if (otherwise === "refuse") nock.disableNetConnect();
      else nock.enableNetConnect();
    },
    respond(origin, { status, body }) {
      nock(origin).post("/").reply(status, body);
    },
    breakConnection(origin) {
      nock(origin)
        .post("/")
        .replyWithError(Object.assign(new Error("reset"), { code: "ECONNRESET" }));
    },
    stop() {
      nock.cleanAll();
      nock.restore();
    },
  };
}

export const nocks = [
  interceptor("nock 13", nock13 as unknown as typeof nock14),
  interceptor("nock 14", nock14),
];

import { describe, expect, it } from "vitest";
import { createRecord, RequestLog, type RequestRecord } from "./request-record.js";

function record(body: string): RequestRecord {
  const request = { method: "POST", path: "/", queryString: "", headers: {}, body: Buffer.from(body) };
  return createRecord(request, "id", new Date(0));
}

describe("RequestLog", () => {
  it("keeps the last ten thousand requests", () => {
    const log = new RequestLog();
    for (let count = 0; count < 10_100; count++) log.add(record(`Serial=${count}`));
    expect(log.records).toHaveLength(10_000);
    expect(log.records[0]!.form).toEqual({ Serial: "100" });
  });

  it("keeps fewer if they are large", () => {
    const log = new RequestLog();
    const body = `Policy=${"x".repeat(1 << 20)}`;
    for (let count = 0; count < 100; count++) log.add(record(body));
    expect(log.records.length).toBeLessThanOrEqual(16);
    expect(log.records.length).toBeGreaterThan(10);
  });

  it("counts the many entries of a form, however small", () => {
    const log = new RequestLog();
    const body = Array.from({ length: 100_000 }, (_, index) => index.toString(36)).join("&");
    for (let count = 0; count < 15; count++) log.add(record(body));
    expect(log.records.length).toBeLessThanOrEqual(8);
    expect(log.records.length).toBeGreaterThan(5);
  });

  it("may be cleared from outside", () => {
    const log = new RequestLog();
    const body = "x".repeat(1 << 20);
    for (let count = 0; count < 15; count++) log.add(record(body));
    log.records.length = 0;
    for (let count = 0; count < 10; count++) log.add(record(body));
    expect(log.records).toHaveLength(10);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EnvironmentProxies } from "./environment-proxies.js";

beforeEach(() => {
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"]) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toLowerCase(), undefined);
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const PROXY = "http://proxy.test:3128";
const proxyFor = (origin: string) => new EnvironmentProxies().proxyFor(origin);

describe("the variable with precedence", () => {
  it.each<[origin: string, variables: Record<string, string>, host: string | undefined]>([
    ["http://sts.test", {}, undefined],
    ["http://sts.test", { HTTP_PROXY: "http://a" }, "a"],
    ["http://sts.test", { HTTPS_PROXY: "http://a" }, undefined],
    ["https://sts.test", { HTTPS_PROXY: "http://a", HTTP_PROXY: "http://b" }, "a"],
    ["https://sts.test", { HTTP_PROXY: "http://b:8080" }, "b:8080"],
  ])("for %s of %o: %s", (origin, variables, host) => {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    expect(proxyFor(origin)?.host).toBe(host);
  });

  // On Windows, these names are the same variable.
  describe.skipIf(process.platform === "win32")("is that in lower case", () => {
    it.each([
      ["http://b", "b"],
      ["", "a"],
    ])("if it is not empty: %j", (lowerCase, host) => {
      vi.stubEnv("HTTP_PROXY", "http://a");
      vi.stubEnv("http_proxy", lowerCase);
      expect(proxyFor("http://sts.test")?.host).toBe(host);
    });

    it("and the only one that is parsed", () => {
      vi.stubEnv("https_proxy", PROXY);
      vi.stubEnv("HTTPS_PROXY", "nonsense");
      expect(proxyFor("https://sts.test")?.host).toBe("proxy.test:3128");
    });

    it("of NO_PROXY too", () => {
      vi.stubEnv("HTTPS_PROXY", PROXY);
      vi.stubEnv("NO_PROXY", "sts.test");
      vi.stubEnv("no_proxy", "");
      expect(proxyFor("https://sts.test")).toBeUndefined();
    });
  });
});

describe("this machine", () => {
  it.each([
    "localhost",
    "LOCALHOST.",
    "sts.localhost",
    "127.0.0.1",
    "127.0.0.1.",
    "127.1",
    "0x7f.0.0.1",
    "2130706433",
    "0177.0.0.1",
    "0.0.0.0",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::0001]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:0.0.0.0]",
  ])("is %s, even if the variable is malformed", (host) => {
    vi.stubEnv("HTTP_PROXY", "nonsense");
    expect(proxyFor(`http://${host}:8080`)).toBeUndefined();
  });

  it.each(["localhost.example", "128.0.0.1", "127.example", "[::2]", "[::ffff:128.0.0.1]", "notlocalhost"])(
    "is not %s",
    (host) => {
      vi.stubEnv("HTTP_PROXY", PROXY);
      expect(proxyFor(`http://${host}`)).toBeDefined();
    },
  );
});

describe("NO_PROXY", () => {
  it.each([
    ["*", "https://sts.test"],
    ["*,", "https://sts.test"],
    [" *", "https://sts.test"],
    ["localhost,*", "https://sts.test"],
    ["sts.test", "https://sts.test"],
    ["STS.test.", "https://sts.test"],
    ["sts.test", "https://STS.test."],
    [".sts.test", "https://sts.test"],
    ["*.test", "https://sts.test"],
    ["example.com test", "https://sts.test"],
    ["sts.test:443", "https://sts.test"],
    ["sts.test:8080", "https://sts.test:8080"],
    ["fd00::1 fd00::2", "https://[fd00::2]"],
    ["[fd00::2]", "https://[fd00::2]"],
    ["[fd00::2]:443", "https://[fd00::2]"],
    ["FD00:0:0::0002", "https://[fd00::2]"],
  ])("%j excludes %s", (list, origin) => {
    vi.stubEnv("HTTPS_PROXY", PROXY);
    vi.stubEnv("NO_PROXY", list);
    expect(proxyFor(origin)).toBeUndefined();
  });

  it.each([
    ["", "https://sts.test"],
    ["ts.test", "https://sts.test"],
    ["sts.test:8080", "https://sts.test"],
    ["a.sts.test", "https://sts.test"],
    ["fd00::1", "https://[fd00::2]"],
  ])("%j does not exclude %s", (list, origin) => {
    vi.stubEnv("HTTPS_PROXY", PROXY);
    vi.stubEnv("NO_PROXY", list);
    expect(proxyFor(origin)).toBeDefined();
  });
});

describe("a proxy's URL", () => {
  it.each([
    ["http://user:p%40ss@proxy", "user:p@ss"],
    ["http://token@proxy", "token:"],
    ["http://:pass@proxy", ":pass"],
  ])("%s puts its credentials in the header", (url, credentials) => {
    vi.stubEnv("HTTPS_PROXY", url);
    expect(proxyFor("https://sts.test")?.authorization).toBe(
      `Basic ${Buffer.from(credentials).toString("base64")}`,
    );
  });

  it("needs no credentials", () => {
    vi.stubEnv("HTTPS_PROXY", PROXY);
    expect(proxyFor("https://sts.test")?.authorization).toBeFalsy();
  });

  it.each(["user:secret@proxy", "http://user:secret%@proxy", "ftp://user:secret@proxy", "http://[secret"])(
    "%s is refused by the variable's name, and not shown",
    (url) => {
      vi.stubEnv("HTTPS_PROXY", url);
      expect(() => proxyFor("https://sts.test")).toThrow(
        /^((?!secret).)*HTTPS_PROXY is not the URL of a proxy/,
      );
    },
  );

  it.each(["socks://proxy", "socks5://user:secret@proxy", "socks5h://proxy"])(
    "%s throws: SOCKS is not supported",
    (url) => {
      vi.stubEnv("HTTPS_PROXY", url);
      expect(() => proxyFor("https://sts.test")).toThrow(/^((?!secret).)*HTTPS_PROXY names a SOCKS proxy/);
    },
  );
});

import fc from "fast-check";
import { describe, it } from "vitest";
import { useParity } from "./comparison/parity.js";
import { runs } from "./comparison/property.js";
import { responseBody } from "./generate/responses.js";
import { operations } from "./model/incumbent-model.js";

const parity = useParity();

describe("a response becomes the incumbent's output", () => {
  it.each(operations)("$name", async (operation) => {
    await fc.assert(
      fc.asyncProperty(responseBody(operation), (body) =>
        parity.expect({ operation: operation.name, responses: [{ body }] }),
      ),
      runs(150),
    );
  });
});

/** A GetSessionToken response with the given members of Credentials. */
const sessionToken = (credentials: string, rest = ""): string =>
  `<GetSessionTokenResponse><GetSessionTokenResult><Credentials>${credentials}</Credentials>${rest}</GetSessionTokenResult></GetSessionTokenResponse>`;

describe("a timestamp reads as the incumbent reads it", () => {
  it.each([
    "2030-01-02T03:04:05Z",
    "2030-01-02T03:04:05.6Z",
    "2030-01-02T03:04:05.678901234Z",
    "2030-01-02T03:04:05+00:00",
    "2030-01-02T03:04:05-11:30",
    "Wed, 02 Jan 2030 03:04:05 GMT",
    "Wed, 02 Jan 2030 03:04:05.250 GMT",
    "1893553445",
    "1893553445.123",
    "0",
    "",
    "tomorrow",
    "2030-13-45T99:99:99Z",
    "2030-01-02",
  ])("%j", async (timestamp) => {
    const body = sessionToken(`<AccessKeyId>ASIA</AccessKeyId><Expiration>${timestamp}</Expiration>`);
    await parity.expect({ operation: "GetSessionToken", responses: [{ body }] });
  });
});

describe("an integer reads as the incumbent reads it", () => {
  it.each(["12", " 12 ", "+12", "1e3", "0x10", "12.75", "", " ", "many", "99999999999999999999"])(
    "%j",
    async (number) => {
      const body = sessionToken("", `<SessionTokenSize>${number}</SessionTokenSize>`);
      await parity.expect({ operation: "GetSessionToken", responses: [{ body }] });
    },
  );
});

const identity = (members: string): string =>
  `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>${members}</GetCallerIdentityResult></GetCallerIdentityResponse>`;

describe("a document of an odd make", () => {
  it.each([
    ["spaces around a text", identity("<Arn>  arn  </Arn>")],
    ["a text of spaces", identity("<Arn>   </Arn>")],
    ["a text of line ends", identity("<Arn>\n \n</Arn>")],
    ["line ends of Windows", identity("<Arn>a\r\nb\rc</Arn>")],
    ["a character reference for a line end", identity("<Arn>a&#13;b&#xA;c</Arn>")],
    ["a reference outside the basic plane", identity("<Arn>&#x1F511;</Arn>")],
    ["an attribute on a leaf", identity('<Arn note="x">arn</Arn>')],
    ["an attribute on an empty leaf", identity('<Arn note="x"/>')],
    ["an attribute on a structure", identity("<Arn>arn</Arn>").replace("Result>", 'Result note="x">')],
    ["a member twice", identity("<Arn>one</Arn><Arn>two</Arn>")],
    ["an element within a leaf", identity("<Arn>one<b>two</b></Arn>")],
    ["text between members", identity("<Arn>arn</Arn>stray<Account>1</Account>")],
    ["a doctype", `<!DOCTYPE x [<!ENTITY e "boom">]>${identity("<Arn>arn</Arn>")}`],
    ["an entity of its own", `<!DOCTYPE x [<!ENTITY e "boom">]>${identity("<Arn>[&e;]</Arn>")}`],
    [
      "names of object prototypes",
      identity("<__proto__>x</__proto__><constructor>y</constructor><Arn>arn</Arn>"),
    ],
    ["an empty result", identity("")],
    ["no result", "<GetCallerIdentityResponse/>"],
    ["a prefix", identity("<s:Arn>arn</s:Arn>").replace("xmlns=", "xmlns:s=")],
    [
      "prefixes throughout",
      identity("<Arn>arn</Arn>")
        .replaceAll(/<(\/?)(\w)/g, "<$1s:$2")
        .replace("xmlns=", "xmlns:s="),
    ],
    ["a byte order mark", `\uFEFF${identity("<Arn>arn</Arn>")}`],
    [
      "another operation's response",
      "<GetSessionTokenResponse><GetSessionTokenResult/></GetSessionTokenResponse>",
    ],
    ["an error with status 200", "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>"],
    ["nothing at all", ""],
    ["HTML", "<html><body>Welcome</body></html>"],
    ["JSON", '{"Arn":"arn"}'],
    ["an end too early", identity("<Arn>arn</Arn>").slice(0, -20)],
    ["crossed tags", identity("<Arn><Account></Arn></Account>")],
  ])("%s", async (_, body) => {
    await parity.expect({ operation: "GetCallerIdentity", responses: [{ body }] });
  });
});

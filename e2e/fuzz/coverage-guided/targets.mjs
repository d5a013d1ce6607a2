// The fuzz targets: each takes any text, and throws if the client does something it must never do.
import { GetSessionTokenCommand, STSClient, STSServiceException } from "@stskit/client-sts-node";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

/** A client whose server responds with whatever `response` holds, and records where each request was sent. */
const response = { statusCode: 200, body: "" };
const sent = [];
const requestHandler = {
  async handle(request) {
    sent.push(request);
    return { response: { ...response, headers: {} } };
  },
};
const clientFor = (options) =>
  new STSClient({ region: "eu-west-1", credentials, maxAttempts: 1, requestHandler, ...options });
const client = clientFor({});

function assertUnpolluted() {
  if (Object.keys(Object.prototype).length > 0) throw new Error("Object.prototype was changed.");
}

async function callWith(statusCode, body) {
  Object.assign(response, { statusCode, body });
  try {
    const { $metadata, ...output } = await client.send(new GetSessionTokenCommand());
    if (statusCode >= 300) throw new Error(`Status ${statusCode} was taken for a success.`);
    if (!body.includes("GetSessionTokenResult"))
      throw new Error("A response without a result was taken for a success.");
    for (const member of Object.keys(output)) {
      if (!body.includes(member)) throw new Error(`${member} was made up.`);
    }
  } catch (error) {
    if (!(error instanceof STSServiceException)) throw error;
    if (error.$metadata.httpStatusCode !== statusCode || !error.message || !error.name) {
      throw new Error("An error without status, name or message.", { cause: error });
    }
  }
  assertUnpolluted();
}

const success =
  '<?xml version="1.0"?>\n<GetSessionTokenResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetSessionTokenResult>' +
  "<Credentials><AccessKeyId>A&amp;B</AccessKeyId><SecretAccessKey><![CDATA[s]]></SecretAccessKey><SessionToken>&#x74;</SessionToken>" +
  "<Expiration>2030-01-01T00:00:00Z</Expiration></Credentials><SessionTokenSize>7</SessionTokenSize></GetSessionTokenResult>" +
  "<!-- c --><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetSessionTokenResponse>";
const refusal =
  "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error><RequestId>r</RequestId></ErrorResponse>";

/** By name: the initial texts, and what to do with each text. */
export const targets = {
  responses: { seeds: [success, refusal, "<html>", "{}"], run: (text) => callWith(200, text) },
  errors: {
    seeds: [refusal, "<Errors><Error><Code>a#b</Code></Error></Errors>", success],
    run: (text) => callWith(400, text),
  },
  endpoints: {
    seeds: [
      "https://sts.example.com:8443/a/b",
      "http://[::1]:1",
      "https://u:p@h/",
      "http://h?x#y",
      "sts.example.com",
    ],
    async run(endpoint) {
      sent.length = 0;
      Object.assign(response, { statusCode: 200, body: success });
      const logger = { debug() {}, info() {}, warn() {}, error() {} };
      try {
        await clientFor({ endpoint, region: "eu-west-1", logger }).send(new GetSessionTokenCommand());
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        if (sent.length > 0) throw new Error("Refused, but sent.", { cause: error });
        return;
      }
      // Some hosts that no URL may have, e.g. 1.2.3.444, only fail when connecting.
      if (!URL.canParse(endpoint)) return;
      // Anyone who parses the same text as a URL must get the same host.
      const { hostname, protocol } = sent[0];
      const expected = new URL(endpoint);
      if (expected.protocol !== protocol) throw new Error(`Sent by ${protocol}`);
      if (new URL(`${protocol}//${hostname}`).hostname !== expected.hostname)
        throw new Error(`Sent to ${hostname}`);
    },
  },
  regions: {
    seeds: ["eu-west-1", "us-gov-west-1", "fips-us-east-1", "aws-global", "cn-north-1"],
    async run(region) {
      sent.length = 0;
      Object.assign(response, { statusCode: 200, body: success });
      await clientFor({ region })
        .send(new GetSessionTokenCommand())
        .catch((error) => {
          if (!(error instanceof TypeError)) throw error;
        });
      const suffix =
        /^sts(-fips)?(\.[a-z\d-]+)?\.(amazonaws\.com(\.cn)?|amazonaws\.eu|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;
      if (sent[0] && !suffix.test(sent[0].hostname)) throw new Error(`Sent to ${sent[0].hostname}`);
    },
  },
};

import { roleArn, scenario } from "./scenario.js";

/** Characters of every width in UTF-8, and those reserved in XML and forms. */
const TEXT = "é ж 日本 😀 𝒳 =+-_.:/@";

/** Characters beyond ASCII, there and back. */
export const texts = [
  scenario({
    name: "unicode-in-a-request",
    run: ({ client, sdk }) =>
      client.send(
        new sdk.AssumeRoleCommand({
          RoleArn: roleArn("Open"),
          RoleSessionName: "e2e",
          Tags: [{ Key: "日本 é", Value: "ж 語 =+-_.:/@" }],
        }),
      ),
  }),

  scenario({
    name: "reserved-characters-in-a-request",
    run: ({ client, sdk }) =>
      client.send(
        new sdk.GetFederationTokenCommand({
          Name: "a=b,c.d@e-f_g",
          Policy: `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"!'()*~ &;%+\\u00e9\u00e9"}]}`,
        }),
      ),
  }),

  scenario({
    name: "unicode-in-a-response",
    prepare: (server) => {
      const arn = `${TEXT} &amp; &lt;b&gt; &#233;&#x1F600; <![CDATA[<c> & ]]>`;
      server.faults.add({
        body: `<?xml version="1.0"?>\n<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${arn}</Arn><!-- no <Account> --><Account/><UserId/></GetCallerIdentityResult></GetCallerIdentityResponse>`,
      });
      return {};
    },
    run: ({ client, sdk }) => client.send(new sdk.GetCallerIdentityCommand({})),
  }),

  scenario({
    name: "unicode-in-an-error",
    prepare: (server) => {
      server.faults.add({ code: "AccessDenied", message: `${TEXT} <b> & "c"` });
      return {};
    },
    run: ({ client, sdk }) => client.send(new sdk.GetCallerIdentityCommand({})),
  }),
];

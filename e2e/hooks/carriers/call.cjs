const { subscribe } = require("node:diagnostics_channel");

let connections = 0;
subscribe("undici:client:connected", () => {
  connections += 1;
});
let nodeHttp = 0;
subscribe("http.client.request.start", () => {
  nodeHttp += 1;
});

/** Makes a call after a `fetch`, and prints the outcome and what went which way. */
exports.call = async ({ STSClient, GetCallerIdentityCommand }) => {
  await (await fetch(process.env.AWS_ENDPOINT_URL_STS)).text();
  const { Arn } = await new STSClient({ region: "eu-west-1" }).send(new GetCallerIdentityCommand());
  console.log(JSON.stringify({ arn: Arn, connections, nodeHttp }));
};

/** Has nock respond to a call. */
exports.respond = (nock) => {
  nock(process.env.AWS_ENDPOINT_URL_STS, { allowUnmocked: true })
    .post("/")
    .reply(
      200,
      "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>mocked</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>",
    );
};

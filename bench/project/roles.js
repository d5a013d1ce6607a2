// Prints what cached credentials of many roles cost: roles.js <subject> <endpoint> <roles>
import { heap } from "./heap.js";
import { credentials, region } from "./subjects/input.js";
import { memoized } from "./subjects/memoized.js";

const HITS = 200_000;
const [subject, endpoint, roles] = process.argv.slice(2);
const clientConfig = { region, endpoint, credentials };
const providerOf = await { incumbent, stskit, memoized: leastOf }[subject]();

// Kept, so that it is in the heap before and after.
const warmUp = await filled(10);
await use(warmUp, HITS / 4);
const heapBefore = await heap();
const providers = await filled(Number(roles));
const bytes = (await heap()) - heapBefore;
await use(providers, HITS / 4);
const timeBefore = performance.now();
await use(providers, HITS);
console.log(JSON.stringify({ us: ((performance.now() - timeBefore) * 1000) / HITS, kB: bytes / 1000 }));
process.exit();

async function filled(total) {
  const providers = Array.from({ length: total }, (_, role) =>
    providerOf({ RoleArn: `arn:aws:iam::123456789012:role/${role}`, RoleSessionName: "bench" }),
  );
  for (const provider of providers) await provider();
  return providers;
}

async function use(providers, times) {
  for (let left = times; left > 0; left--) await providers[left % providers.length]();
}

async function stskit() {
  const { fromTemporaryCredentials } = await import("@stskit/client-sts-node");
  return (params) => fromTemporaryCredentials({ params, clientConfig });
}

/** Its role assumer, with the cache that its clients put around a provider. */
async function incumbent() {
  const { getDefaultRoleAssumer } = await import("@aws-sdk/client-sts");
  const { doesIdentityRequireRefresh, isIdentityExpired, memoizeIdentityProvider } = await import(
    "@smithy/core"
  );
  const assumeRole = getDefaultRoleAssumer(clientConfig);
  return (params) =>
    memoizeIdentityProvider(
      () => assumeRole(credentials, params),
      isIdentityExpired,
      doesIdentityRequireRefresh,
    );
}

async function leastOf() {
  const { getDefaultRoleAssumer } = await import("@stskit/client-sts-node");
  const assumeRole = getDefaultRoleAssumer(clientConfig);
  return (params) => memoized(() => assumeRole(credentials, params));
}

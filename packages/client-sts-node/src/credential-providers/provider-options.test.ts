import type { FromHttpOptions as AwsHttpOptions } from "@aws-sdk/credential-provider-http";
import type { FromIniInit } from "@aws-sdk/credential-provider-ini";
import type { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { FromProcessInit } from "@aws-sdk/credential-provider-process";
import type { FromSSOInit, SsoCredentialsParameters } from "@aws-sdk/credential-provider-sso";
import type { RemoteProviderInit } from "@smithy/credential-provider-imds";
import { expectTypeOf, test } from "vitest";
import type { FromIniOptions } from "./from-ini.js";
import type { FromHttpOptions, FromMetadataOptions } from "./from-metadata.js";
import type { FromProcessOptions } from "./from-process.js";
import type { FromSSOOptions } from "./from-sso.js";
import type { FromNodeProviderChainOptions } from "./node-provider-chain.js";

type ChainInit = NonNullable<Parameters<typeof defaultProvider>[0]>;
type Sso = FromSSOInit & Partial<SsoCredentialsParameters>;

/** What AWS's own code passes along, and what only browsers read. */
type NotOurs = "callerClientConfig" | "credentialsFullUri" | "authorizationToken" | "loadedConfig";

// The compiler checks these; there is nothing to run.
test("each option of AWS's providers is one of ours", () => {
  expectTypeOf<Exclude<keyof FromIniInit, keyof FromIniOptions | NotOurs>>().toEqualTypeOf<never>();
  expectTypeOf<Exclude<keyof Sso, keyof FromSSOOptions | NotOurs>>().toEqualTypeOf<never>();
  expectTypeOf<Exclude<keyof FromProcessInit, keyof FromProcessOptions | NotOurs>>().toEqualTypeOf<never>();
  expectTypeOf<
    Exclude<keyof RemoteProviderInit, keyof FromMetadataOptions | NotOurs>
  >().toEqualTypeOf<never>();
  expectTypeOf<Exclude<keyof AwsHttpOptions, keyof FromHttpOptions | NotOurs>>().toEqualTypeOf<never>();
  expectTypeOf<
    Exclude<keyof ChainInit, keyof FromNodeProviderChainOptions | NotOurs>
  >().toEqualTypeOf<never>();
});

test("options for AWS's providers are options for ours", () => {
  expectTypeOf<FromIniInit>().toExtend<FromIniOptions>();
  expectTypeOf<Sso>().toExtend<FromSSOOptions>();
  expectTypeOf<FromProcessInit>().toExtend<FromProcessOptions>();
  expectTypeOf<RemoteProviderInit>().toExtend<FromMetadataOptions>();
  expectTypeOf<AwsHttpOptions>().toExtend<FromHttpOptions>();
  expectTypeOf<ChainInit>().toExtend<FromNodeProviderChainOptions>();
});

/** The packages, for test files that are ES modules. */
export * as universal from "@stskit/client-sts";
export * as node from "@stskit/client-sts-node";
export * as local from "@stskit/sts-local";

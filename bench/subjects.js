/** The packages behind the subjects of one call. */
export const nameOf = {
  incumbent: "@aws-sdk/client-sts",
  stskit: "@stskit/client-sts-node",
  bare: "@stskit/client-sts-node/bare",
};

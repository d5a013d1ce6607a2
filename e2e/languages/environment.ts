import { isolatedEnvironment } from "@stskit/e2e-support/environment/isolated-environment";

/** The environment of a program, without the AWS settings of the machine. What it prints is UTF-8. */
export const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_"))),
  ...isolatedEnvironment,
  LC_ALL: "C.UTF-8",
  PYTHONUTF8: "1",
};

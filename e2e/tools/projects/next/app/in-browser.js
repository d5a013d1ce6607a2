"use client";

import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts";
import { useEffect } from "react";

export function InBrowser() {
  useEffect(() => {
    globalThis.callerArn = async (config) =>
      (await new STSClient(config).send(new GetCallerIdentityCommand())).Arn;
  });
}

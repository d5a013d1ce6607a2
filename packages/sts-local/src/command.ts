#!/usr/bin/env node
import { startStsLocal } from "./start-sts-local.js";

const sts = await startStsLocal({ port: 4599 });
console.log(sts.endpoint);

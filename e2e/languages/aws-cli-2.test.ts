import { awsCli } from "./aws-cli.js";
import { findAwsCli2 } from "./find-tools.js";
import { describeCalls } from "./suite.js";

describeCalls("AWS CLI 2", findAwsCli2(), { start: awsCli });

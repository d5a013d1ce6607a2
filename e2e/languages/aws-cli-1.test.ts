import { awsCli } from "./aws-cli.js";
import { findAwsCli1 } from "./find-tools.js";
import { describeCalls } from "./suite.js";

describeCalls("AWS CLI 1", findAwsCli1(), { start: awsCli });

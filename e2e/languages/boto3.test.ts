import { findBoto3 } from "./find-tools.js";
import { pathOf, startCaller } from "./programs.js";
import { describeCalls } from "./suite.js";

describeCalls("boto3", findBoto3(), {
  start: (python, endpoint) => startCaller([...python, pathOf("boto3_calls.py")], endpoint),
});

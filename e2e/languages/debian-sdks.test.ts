import { findGo, findRuby } from "./find-tools.js";
import { pathOf, startCaller, startGoCaller } from "./programs.js";
import { describeCalls } from "./suite.js";

/** Debian's versions of the SDKs are older than these. */
const without = ["AssumeRoot", "GetDelegatedAccessToken", "GetWebIdentityToken"];

describeCalls("SDK for Ruby", findRuby(), {
  start: (ruby, endpoint) => startCaller([...ruby, pathOf("calls.rb")], endpoint),
  without,
});

describeCalls("SDK for Go", findGo(), { start: startGoCaller, without });

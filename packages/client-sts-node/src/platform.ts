import { cachedProvider, type Platform } from "@stskit/core/platform";
import { findSetting } from "./config/find-setting.js";
import { defaultCredentials } from "./credential-providers/default-credentials.js";
import { PROFILE_CACHE } from "./credential-providers/profile-cache.js";
import { nodeRuntime } from "./runtime.js";

/** Node, with the shared config files and AWS's credential chain. */
export const nodePlatform: Platform = {
  ...nodeRuntime,
  settings: ({ profile }) => findSetting(profile),
  credentials: (client) =>
    cachedProvider(defaultCredentials(nodePlatform, client), nodeRuntime, PROFILE_CACHE),
  remedies: {
    async region({ profile }) {
      const { regionFaults } = await import("./credential-providers/profile-diagnosis.js");
      const remedy =
        'Pass { region: "eu-west-1" } to the client, set AWS_REGION, or set region in your profile.';
      return [...(await regionFaults({ profile })), remedy].join(" ");
    },
    credentials:
      "Pass { credentials } to the client, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or set up a profile.",
  },
};

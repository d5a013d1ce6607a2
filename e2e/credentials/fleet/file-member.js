// One process of a fleet that shares files.
import { credentialFileStore } from "@stskit/client-sts-node/credential-providers";
import { runMember } from "./member.js";

await runMember((options) => credentialFileStore(options));

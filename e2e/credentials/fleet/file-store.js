// The store of a process of a fleet.
import { credentialFileStore } from "@stskit/client-sts-node";

export const createStore = (options) => credentialFileStore(options);

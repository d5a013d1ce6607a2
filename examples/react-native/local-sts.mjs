// Runs a local STS for the app, and prints a token to sign in with.
import { startStsLocal } from "@stskit/sts-local";

const sts = await startStsLocal({ port: 4599 });
console.log(`STS for an iOS simulator:     ${sts.endpoint}`);
console.log(`STS for an Android emulator:  http://10.0.2.2:4599`);
console.log(`\nA token to paste into the app:\n${await sts.webIdentityToken({ sub: "app-user" })}`);

import "@stskit/e2e-react-native/globals";
import { whoAmI } from "../../examples/react-native/src/who-am-i";

globalThis.whoAmI = whoAmI;

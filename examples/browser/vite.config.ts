import { defineConfig } from "vite";
import { localSts } from "./local-sts.ts";

export default defineConfig({ plugins: [localSts()] });

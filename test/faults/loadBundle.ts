import { existsSync } from "node:fs";
import { join } from "node:path";
import { runBundle } from "../../deploy/start/runBundle";

/** When this variable is set, the product keeps at its end the code that V8 compiled, for processes that start later. */
export const compiledEnv = "LEGITKA_KEEP_COMPILED";

if (existsSync(join(__dirname, "main.js"))) runBundle(__dirname, { keepsCompiled: Boolean(process.env[compiledEnv]) });

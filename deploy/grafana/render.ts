import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { dashboard } from "./dashboard";

/** `npx tsx deploy/grafana/render.ts`: writes the dashboard that is committed beside this file. */
const file = join(__dirname, "legitka.json");
writeFileSync(file, JSON.stringify(dashboard()));
execFileSync("npx", ["oxfmt", file], { stdio: "inherit" });

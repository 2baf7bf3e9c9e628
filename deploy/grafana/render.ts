import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { dashboard } from "./dashboard";

/** `npx tsx deploy/grafana/render.ts`: writes the dashboard that is committed beside this file. */
async function main(): Promise<void> {
  writeFileSync(
    join(__dirname, "legitka.json"),
    await format(JSON.stringify(dashboard()), { parser: "json", printWidth: 120 }),
  );
}

void main();

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The style sheet of the staff pages. */
export const style = readFileSync(join(__dirname, "staff.css"));

/** The address changes with the content, so that browsers may keep the sheet for long. */
export const stylePath = `/staff/style.css?${createHash("sha256").update(style).digest("hex").slice(0, 12)}`;

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";

const folder = join(
  dirname(createRequire(__filename).resolve("@microsoft/app-manifest/package.json")),
  "build/json-schemas/teams",
);

/** The newest version whose schemas are in Microsoft's package, without previews: `1.30`. */
export const newestVersion = readdirSync(folder)
  .flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? [])
  .map(Number)
  .reduce((newest, it) => Math.max(newest, it), 0)
  .toFixed(0)
  .replace(/^/, "1.");

export type SchemaName = "MicrosoftTeams.schema.json" | "MicrosoftTeams.Localization.schema.json";

/**
 * Everything that is wrong with a file of an app package by Microsoft's newest schema, read from this machine. The list is empty for a valid file.
 */
export function schemaProblems(file: unknown, name: SchemaName): string[] {
  const schema = JSON.parse(readFileSync(join(folder, `v${newestVersion}`, name), "utf8")) as object;
  // These settings are those of Microsoft's own tools; some of the patterns are valid only where a lone bracket is allowed.
  const ajv = new Ajv({ allErrors: true, strictTypes: false, unicodeRegExp: false });
  addFormats(ajv, ["uri", "email", "regex"]);
  const validate = ajv.compile(schema);
  validate(file);
  return (validate.errors ?? []).map((it) => `${it.instancePath} ${it.message ?? ""} ${JSON.stringify(it.params)}`);
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { accountId as accountAt, type AccountId } from "../../src/foundation/ids";
import type { Institution } from "../../dialogs/kit/institution";
import { loadInstitution } from "../../src/config/institution";
import { root } from "./root";

/** The institutions that come with the product; their files differ in everything that can differ. */
export const institutions = ["opole", "example"] as const;
export type InstitutionName = (typeof institutions)[number];

/** The institution that tests use when they name none. */
export const usual = institutions.find((it) => it === process.env["TEST_INSTITUTION"]) ?? "opole";

export const yamlOf = (name: InstitutionName = usual): string =>
  readFileSync(join(root, "dialogs", "institutions", `${name}.yaml`), "utf8");

/** @param change what a test changes in the file before it is read */
export function institutionOf(name: InstitutionName = usual, change = (yaml: string): string => yaml): Institution {
  const { institution, problems } = loadInstitution(change(yamlOf(name)));
  if (!institution) throw new Error(problems.join("\n"));
  return institution;
}

/** The id under which Legitka stores the account of a person at the usual institution. */
export const accountId = (usosId: string): AccountId => accountAt(institutionOf().id, usosId);

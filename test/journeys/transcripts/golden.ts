import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { institutions, type InstitutionName } from "../../support/institution";
import { root } from "../../support/root";
import type { Journey } from "./journey";
import { goldenOf, walked, type Walked } from "./transcript";

const folder = join(root, "test", "journeys", "transcripts", "golden");

const fileOf = ({ name }: Journey): string => join(folder, `${name.toLowerCase()}.txt`);

export type Walks = Readonly<Record<InstitutionName, Walked>>;

/** Walks a journey at every university. */
export async function walksOf(journey: Journey): Promise<Walks> {
  const walks = new Map<InstitutionName, Walked>();
  for (const at of institutions) walks.set(at, await walked(journey, at));
  return Object.fromEntries(walks) as unknown as Walks;
}

export const accepted = (journey: Journey): string => {
  const file = fileOf(journey);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
};

export function accept(journey: Journey, walks: Walks): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(journey), goldenOf(journey, walks));
}

import { load } from "js-yaml";
import { institutionSchema, type Institution } from "../../dialogs/kit/institution";

/** Reads an institution's file. Returns all mistakes in it, not only the first. */
export function loadInstitution(yaml: string): { institution?: Institution; problems: string[] } {
  let tree: unknown;
  try {
    tree = load(yaml);
  } catch (cause) {
    return { problems: [`this is not YAML: ${cause instanceof Error ? cause.message : ""}`] };
  }
  const parsed = institutionSchema.safeParse(tree);
  if (!parsed.success)
    return { problems: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) };
  const { rules, ruleSets } = parsed.data;
  if (!Object.hasOwn(ruleSets, rules)) {
    return { problems: [`rules: there is no rule set «${rules}»; known are ${Object.keys(ruleSets).join(", ")}`] };
  }
  return { institution: parsed.data, problems: [] };
}

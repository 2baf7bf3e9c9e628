import { join } from "node:path";
import type { Institution } from "../../dialogs/kit/institution";
import { loadAnswerFiles } from "../../src/conversation/answers";
import { institutionOf, institutions } from "../support/institution";
import { root } from "../support/root";

/** The common answers. */
export const files = loadAnswerFiles(join(root, "dialogs"));

/** The rule sets that Opole's file has, at an institution: those that its own file leaves out are stated on its own page there. */
function ruleSetsAt(institution: Institution): Institution["ruleSets"] {
  const sets: Institution["ruleSets"] = {};
  for (const [name, rules] of Object.entries(institutionOf("opole").ruleSets))
    sets[name] = { ...rules, ...institution.instruction };
  return { ...sets, ...institution.ruleSets };
}

/** Every institution under each of its rule sets, once with a Profil Zaufany required and once without, and with no answers of its own. */
export const everywhere = institutions.flatMap((name) => {
  const institution = institutionOf(name);
  return Object.keys(institutionOf("opole").ruleSets).flatMap((rules) =>
    [true, false].map((isRequired): [string, Institution] => [
      `${name} under ${rules}, Profil Zaufany ${isRequired ? "asked for" : "not asked for"}`,
      {
        ...institution,
        ruleSets: ruleSetsAt(institution),
        rules,
        trustedProfile: { ...institution.trustedProfile, isRequired },
        answers: {},
      },
    ]),
  );
});

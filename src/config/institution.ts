import { load } from "js-yaml";
import { answeringDomains, institutionSchema, type Institution } from "../../dialogs/kit/institution";
import { isAmong } from "../tickets/mail/sender";

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
  const domains = answeringDomains(parsed.data);
  const mute = (parsed.data.support.handOver?.offices ?? []).filter(({ email }) => !isAmong(domains, domainOf(email)));
  if (mute.length > 0) {
    const problems = mute.map(
      ({ email }) =>
        `support.handOver.offices: answers from ${email} would not reach students; add its domain to support.domains`,
    );
    return { problems };
  }
  return { institution: parsed.data, problems: [] };
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

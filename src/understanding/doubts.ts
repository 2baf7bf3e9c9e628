import { symbolOf, telling } from "./features";
import { costly, type Intent } from "./intents";
import type { Token } from "./lexicon";

/**
 * Groups a text must name before it can surely mean a costly intent; any one of the sets will do. Likeness alone is not
 * enough there: «zgubiłem telefon do dziekanatu» is very like «zgubiłem telefon».
 */
const evidence: Readonly<Partial<Record<Intent, readonly (readonly string[])[]>>> = {
  revoke: [["revoke"], ["cancel", "order"], ["cancel", "card"], ["delete", "card"]],
  newPhone: [
    ...["fresh", "changed", "lost", "stolen", "broken", "move"].map((it) => ["phone", it]),
    ["exist", "card"],
    ["gone", "card"],
  ],
  unlink: [["signOut"], ["part"]],
  privacy: [["data"], ["personal"], ["aboutMe"]],
};

/** What makes a sentence refuse what it names when «not» stands before it. */
const refusable = new Set([
  ...[
    "want",
    "need",
    "order",
    "revoke",
    "cancel",
    "delete",
    "extend",
    "part",
    "signOut",
    "signIn",
    "join",
    "talk",
    "remind",
  ],
]);

const groupsOf = (tokens: readonly Token[]): Set<string> => new Set(tokens.flatMap((it) => it.groups));

/** What each «not» of the text stands before. */
function denied(tokens: readonly Token[]): Set<string> {
  const rest = telling(tokens);
  const found = new Set<string>();
  rest.forEach((token, at) => {
    if (!token.not) return;
    const next = rest.slice(at + 1).find((it) => !it.not);
    found.add(next ? symbolOf(next) : "");
  });
  return found;
}

/** Whether the text denies what its best example does not, or the other way round: then it may say the contrary. */
export function deniesOtherwise(text: readonly Token[], example: readonly Token[], intent: Intent): boolean {
  const [said, meant] = [denied(text), denied(example)];
  if (said.size === 0 && meant.size === 0) return false;
  if (said.size === 0 || meant.size === 0) return true;
  if ([...said].some((it) => refusable.has(it) && !meant.has(it))) return true;
  if (costly.has(intent)) return [...said].some((it) => !meant.has(it)) || [...meant].some((it) => !said.has(it));
  return ![...said].some((it) => meant.has(it));
}

/** Whether a costly intent lacks the words that alone could wish for it. Other intents need none. */
export function lacksEvidence(text: readonly Token[], intent: Intent): boolean {
  const needed = evidence[intent];
  if (!needed) return false;
  if (text.some((it) => it.happened)) return true;
  const groups = groupsOf(text);
  return !needed.some((set) => set.every((it) => groups.has(it)));
}

/** What a meaning's examples speak of: their groups and the stems of their other words. */
export function subjectsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((it) => (it.groups.length > 0 ? it.groups : [`=${symbolOf(it)}`]));
}

/**
 * Whether the text speaks of something the intent's examples never do: of another intent's subject («przedłużyć czy
 * unieważnić») or of one that belongs to talk that is not ours («status mojego stypendium»).
 */
export function speaksOfMore(text: readonly Token[], usual: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return telling(text).some((token) => {
    if (token.groups.length > 0) return !token.groups.some((group) => usual.has(group));
    const [subject = ""] = subjectsOf([token]);
    return others.has(subject) && !usual.has(subject);
  });
}

/** One word alone is too little to be sure of by likeness, unless an example is one word of the same group. */
export function tooShort(text: readonly Token[], example: readonly Token[]): boolean {
  const [word, ...more] = telling(text);
  if (!word || more.length > 0) return false;
  const [like, ...rest] = telling(example);
  return rest.length > 0 || word.mended || !word.groups.some((group) => like?.groups.includes(group));
}

/** Share of the telling words that no example has. */
export function strangeness(tokens: readonly Token[]): number {
  const rest = telling(tokens);
  return rest.length === 0 ? 1 : rest.filter((it) => !it.known).length / rest.length;
}

import { z } from "zod";
import type { Profiles } from "./profiles";
import { plainOf } from "./mrkdwn";

const text = z.string().nullish();

/** The parts of a message that contain text. The text of a shared message is in an attachment. */
export const writtenSchema = z.object({
  text,
  blocks: z.unknown().optional(),
  attachments: z
    .array(z.object({ is_share: z.boolean().nullish(), text, fallback: text }).nullish())
    .nullish()
    .catch([]),
});
export type WrittenMessage = z.infer<typeof writtenSchema>;

/** The text of a message, as its author saw it when sending it. */
export interface Words {
  /** The text that the author typed. */
  readonly typed: string;
  /** The text that they shared from another conversation. */
  readonly shared: string;
}

const mention = /<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g;

/** The people a text mentions, by id. */
export const mentionedIn = (text: string): string[] => [
  ...new Set([...text.matchAll(mention)].flatMap(([, id]) => (id === undefined ? [] : [id]))),
];

/**
 * Reads a message. Mentions of people become their names; mentions of the bot are removed.
 * @param bot the bot's user id
 */
export async function readWords(
  profiles: Pick<Profiles, "nameOf">,
  team: string,
  { text: written, blocks, attachments }: WrittenMessage,
  bot: string | undefined,
): Promise<Words> {
  const shares = (attachments ?? []).filter((it) => it?.is_share === true);
  const shared = shares.map((it) => it?.text ?? it?.fallback ?? "").join("\n\n");
  const people = mentionedIn(`${written ?? ""} ${shared}`).filter((it) => it !== bot);
  const names = new Map<string, string>();
  for (const user of people) {
    const name = await profiles.nameOf({ team, user });
    if (name !== undefined) names.set(user, name);
  }
  const known = { names, emoji: emojiIn(blocks) };
  return { typed: plainOf(written ?? "", known), shared: plainOf(shared, known) };
}

const emojiElement = z.object({ type: z.literal("emoji"), name: z.string(), unicode: z.string() });
/** Lists in quotes are the deepest nesting of blocks. */
const deepest = 8;

/** The emoji that a message's blocks contain, by short code. A workspace's custom emoji have no Unicode character. */
export function emojiIn(blocks: unknown, depth = 0, found = new Map<string, string>()): ReadonlyMap<string, string> {
  if (depth > deepest || typeof blocks !== "object" || blocks === null) return found;
  const it = emojiElement.safeParse(blocks).data;
  if (it && /^[0-9a-f]{1,6}(?:-[0-9a-f]{1,6})*$/i.test(it.unicode))
    found.set(it.name, String.fromCodePoint(...it.unicode.split("-").map((hex) => Number.parseInt(hex, 16))));
  for (const inner of Object.values(blocks)) emojiIn(inner, depth + 1, found);
  return found;
}

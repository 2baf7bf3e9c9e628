import type { ChatId } from "../foundation/ids";
import { createHash } from "node:crypto";
import { z } from "zod";
import { languages } from "../../dialogs/kit/text";
import type { Key, Store } from "../store/port";
import { defineRecord } from "../store/record";
import type { Understood } from "../understanding";
import type { Chat } from "./chat";

const missedSchema = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  lang: z.enum(languages),
  /** The intents that were considered, likeliest first. */
  guesses: z.array(z.string()),
  /** The text, with personal data masked. */
  text: z.string(),
});
export type Missed = z.infer<typeof missedSchema>;

/** A message that was not understood, kept for the people who add training phrases. */
export const missedRecord = defineRecord({ kind: "missed", version: 1, schema: missedSchema });

const readable = z.object({ v: z.literal(1), it: missedSchema });

/** The most texts kept per person, and the most characters kept of each. */
const slots = 32;
const longest = 500;

/**
 * The key for a missed text. It is derived from a hash of the text: the same text always gets the same key, and a flood of texts
 * overwrites itself.
 */
function missedKey(chatId: ChatId, text: string): Key {
  const place = createHash("sha256").update(text).digest().readUInt8(0) % slots;
  return { kind: "missed", partition: chatId, id: String(place).padStart(2, "0") };
}

export interface MissedDeps {
  /** Removes whatever identifies the author of a text. */
  readonly mask: (text: string, names: readonly (string | undefined)[]) => string;
  readonly clock: () => number;
}

/** The record to store for a text that was not understood. */
export function missedPut(
  { mask, clock }: MissedDeps,
  chatId: ChatId,
  chat: Chat,
  text: string,
  understood: Understood,
): { readonly key: Key; readonly value: unknown } {
  const masked = mask(text, [chat.name, chat.firstName]).slice(0, longest);
  const guesses = understood.kind === "unsure" ? [...understood.guesses] : [];
  const lang = ("lang" in understood ? understood.lang : undefined) ?? chat.lang;
  return { key: missedKey(chatId, masked), value: missedRecord.write({ at: clock(), lang, guesses, text: masked }) };
}

/** All missed texts kept of one person. `it` is undefined if another version of the program wrote the record. */
export async function missedOf(
  store: Store,
  chatId: ChatId,
): Promise<{ readonly key: Key; readonly it: Missed | undefined }[]> {
  const found = [];
  for await (const stored of store.scan("missed", chatId))
    found.push({ key: stored.key, it: readable.safeParse(stored.value).data?.it });
  return found;
}

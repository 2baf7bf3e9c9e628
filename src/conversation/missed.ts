import type { ChatId } from "../foundation/ids";
import { createHash } from "node:crypto";
import { z } from "zod";
import { languages } from "../../dialogs/kit/text";
import type { Key, Store } from "../store/port";
import { defineRecord } from "../store/record";
import type { Understood } from "./heard";
import type { Chat } from "./chat";

const missedSchema = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  lang: z.enum(languages),
  /** Intents that were thought of, likeliest first. */
  guesses: z.array(z.string()),
  /** Masked. */
  text: z.string(),
});
export type Missed = z.infer<typeof missedSchema>;

/** A message that was not understood, kept for whoever adds phrases. */
export const missedRecord = defineRecord({ kind: "missed", version: 1, schema: missedSchema });

const readable = z.object({ v: z.literal(1), it: missedSchema });

/** So many of one person are kept at the most, and so much of each. */
const slots = 32;
const longest = 500;

/** Where a text is kept: the same text in the same place, and of a flood of texts only some. */
function missedKey(chatId: ChatId, text: string): Key {
  const place = createHash("sha256").update(text).digest().readUInt8(0) % slots;
  return { kind: "missed", partition: chatId, id: String(place).padStart(2, "0") };
}

export interface MissedParts {
  /** Takes out what tells who wrote a text. */
  readonly mask: (text: string, names: readonly (string | undefined)[]) => string;
  readonly clock: () => number;
}

/** What is written of a text that was not understood. */
export function missedPut(
  { mask, clock }: MissedParts,
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

/** All that is kept of one person; `it` is undefined for what another version wrote. */
export async function missedOf(
  store: Store,
  chatId: ChatId,
): Promise<{ readonly key: Key; readonly it: Missed | undefined }[]> {
  const found = [];
  for await (const stored of store.scan("missed", chatId))
    found.push({ key: stored.key, it: readable.safeParse(stored.value).data?.it });
  return found;
}

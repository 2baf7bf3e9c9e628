import type { ChatId } from "../foundation/ids";
import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { languages, type Lang } from "../../dialogs/kit/text";
import { defineRecord } from "../store/record";
import type { Store, Stored } from "../store/port";

export const ceremonyQueue = "ceremony";
export const ceremonyMs = 10 * 60_000;
export const tries = 5;

/**
 * One linking of a chat to a USOS account. Whoever starts it may send the address to a victim, so the address signs
 * nobody in: the page names both sides, and its six digits must be typed into the chat that started.
 */
export const ceremonySchema = z.object({
  person: z.string(),
  /** How the chat is named on the page, so that a stranger's chat is recognised as one. */
  chat: z.string(),
  lang: z.enum(languages),
  expiresAt: z.number(),
  state: z.enum(["open", "authorized", "confirmed", "used", "locked"]),
  /** Sealed; the request token while at USOS, the access token afterwards. */
  request: z.string().nullable(),
  access: z.string().nullable(),
  /** Held by the browser that came back from USOS; nobody else can confirm. */
  formKey: z.string().nullable(),
  /** Recognises the same return from USOS when its page is loaded again. */
  backKey: z.string().nullable(),
  user: z
    .object({
      id: z.string(),
      firstName: z.string().nullable(),
      lastName: z.string().nullable(),
      studentNumber: z.string().nullable(),
    })
    .nullable(),
  codeHash: z.string().nullable(),
  triesLeft: z.int(),
  /** The job that used it, so that its repetition after a crash finds its own success. */
  usedBy: z.string().nullable(),
});
export type Ceremony = z.infer<typeof ceremonySchema>;

export const ceremonyRecord = defineRecord({ kind: "ceremony", version: 1, schema: ceremonySchema });
const pointerRecord = defineRecord({ kind: "linking", version: 1, schema: z.object({ ceremony: z.string() }) });

export const ceremonyKey = (id: string) => ({ kind: "ceremony", partition: id });
const pointerKey = (chatId: ChatId) => ({ kind: "linking", partition: chatId });

/** Opens a ceremony for a chat; an earlier one of the same chat is left behind and ends by itself. */
export async function openCeremony(
  store: Store,
  id: string,
  it: { person: string; chat: string; lang: Lang },
  now: number,
): Promise<void> {
  const expiresAt = now + ceremonyMs;
  const blank = { request: null, access: null, formKey: null, backKey: null, user: null, codeHash: null, usedBy: null };
  const value = ceremonyRecord.write({ ...it, ...blank, expiresAt, state: "open", triesLeft: tries });
  // The end is scheduled with the beginning: whatever becomes of it, nothing of it stays.
  const schedule = [{ queue: ceremonyQueue, id, at: expiresAt + 60_000, payload: {} }];
  await store.commit({ partition: id, put: [{ key: ceremonyKey(id), value }], schedule });
  const pointer = pointerRecord.write({ ceremony: id });
  await store.commit({ partition: it.person, put: [{ key: pointerKey(it.person), value: pointer }] });
}

export async function readCeremony(store: Store, id: string): Promise<{ stored: Stored; it: Ceremony } | undefined> {
  const stored = await store.get(ceremonyKey(id));
  return stored && { stored, it: ceremonyRecord.read(stored) };
}

/** The latest ceremony a chat started. */
export async function ceremonyOf(store: Store, chatId: ChatId): Promise<string | undefined> {
  const stored = await store.get(pointerKey(chatId));
  return stored && pointerRecord.read(stored).ceremony;
}

/** Forgets which ceremony a chat started last. */
export const forgetCeremony = (store: Store, chatId: ChatId): Promise<boolean> =>
  store.commit({ partition: chatId, delete: [pointerKey(chatId)] });

/** False when somebody changed it meanwhile; then nothing was written. */
export const writeCeremony = (store: Store, stored: Stored, it: Ceremony): Promise<boolean> =>
  store.commit({
    partition: stored.key.partition,
    expect: [{ key: stored.key, rev: stored.rev }],
    put: [{ key: stored.key, value: ceremonyRecord.write(it) }],
  });

export const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, "0");

/** Keyed with the ceremony's own address, so that a copy of the store does not tell the code to whoever tries a million. */
export const hashCode = (code: string, secret: Buffer, id: string): string =>
  createHmac("sha256", secret).update(`${id}:${code}`).digest("base64url");

export function sameHash(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

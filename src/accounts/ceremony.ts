import { type ChatId, chatIdSchema } from "../foundation/ids";
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { languages, type Lang } from "../../dialogs/kit/text";
import { defineRecord } from "../store/record";
import type { Store, Stored } from "../store/port";

export const ceremonyQueue = "ceremony";
export const ceremonyMs = 10 * 60_000;
export const tries = 5;

/**
 * One attempt to link a chat to a USOS account. An attacker may start it and send the URL to a victim, so opening the URL alone
 * signs nobody in: the page names both sides, and the six digits it shows must be typed into the chat that started the ceremony.
 */
export const ceremonySchema = z.object({
  chatId: chatIdSchema,
  /** The chat's name as the page shows it, so that people notice when the chat is not theirs. */
  chat: z.string(),
  /** The chat system and the workspace. The person who starts a ceremony may have chosen their own name, but not these. */
  where: z.string().exactOptional(),
  lang: z.enum(languages),
  /** The student wants this chat to be the account's only one, because somebody else has linked a chat. */
  alone: z.literal(true).exactOptional(),
  expiresAt: z.number(),
  state: z.enum(["open", "authorized", "confirmed", "used", "locked"]),
  /** Both tokens are sealed. `request` is set while the student is at USOS, `access` afterwards. */
  request: z.string().nullable(),
  access: z.string().nullable(),
  /** Set while a request token is being fetched from USOS: until then nobody else asks for one. Otherwise null. */
  askingUntil: z.number().nullable().default(null),
  /** Known only to the browser that came back from USOS, so that nobody else can confirm. */
  formKey: z.string().nullable(),
  /** A hash of the return from USOS, by which the same return is recognised when its page is reloaded. */
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
  /** The job that completed the ceremony, so that the same job, run again after a crash, reports its own success. */
  usedBy: z.string().nullable(),
});
export type Ceremony = z.infer<typeof ceremonySchema>;

export const ceremonyRecord = defineRecord({
  kind: "ceremony",
  version: 1,
  schema: ceremonySchema,
  storedAs: { chatId: "person" },
});
const pointerRecord = defineRecord({ kind: "linking", version: 1, schema: z.object({ ceremony: z.string() }) });

export const ceremonyKey = (id: string) => ({ kind: "ceremony", partition: id });
const pointerKey = (chatId: ChatId) => ({ kind: "linking", partition: chatId });

/** Opens a ceremony for a chat. An earlier ceremony of the same chat is abandoned and ends by itself. */
export async function openCeremony(
  store: Store,
  id: string,
  it: { chatId: ChatId; chat: string; where: string; lang: Lang; alone?: true },
  now: number,
): Promise<void> {
  const expiresAt = now + ceremonyMs;
  const blank = {
    request: null,
    access: null,
    askingUntil: null,
    formKey: null,
    backKey: null,
    user: null,
    codeHash: null,
    usedBy: null,
  };
  const value = ceremonyRecord.write({ ...it, ...blank, expiresAt, state: "open", triesLeft: tries });
  // The clean-up is scheduled in the same commit, so the record is removed whatever becomes of the ceremony.
  const schedule = [{ queue: ceremonyQueue, id, dueAt: expiresAt + 60_000, payload: {} }];
  await store.commit({ partition: id, put: [{ key: ceremonyKey(id), value }], schedule });
  const pointer = pointerRecord.write({ ceremony: id });
  await store.commit({ partition: it.chatId, put: [{ key: pointerKey(it.chatId), value: pointer }] });
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

/** Writes a ceremony. Resolves to false, with nothing written, when the record has changed since it was read. */
export const writeCeremony = (store: Store, stored: Stored, it: Ceremony): Promise<boolean> =>
  store.commit({
    partition: stored.key.partition,
    expect: [{ key: stored.key, rev: stored.rev }],
    put: [{ key: stored.key, value: ceremonyRecord.write(it) }],
  });

/**
 * The six digits of a ceremony. They are derived instead of random, because they are not stored: when the page is confirmed or
 * loaded again, it shows the same digits, so that digits the student has already copied stay valid.
 */
export function codeOf(secret: Buffer, id: string, formKey: string): string {
  const digest = createHmac("sha256", secret).update(`digits:${id}:${formKey}`).digest();
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, "0");
}

/**
 * Hashes a code together with the ceremony's id, under a secret that is not in the store. A copy of the store alone therefore does
 * not reveal the code to somebody who tries all million codes.
 */
export const hashCode = (code: string, secret: Buffer, id: string): string =>
  createHmac("sha256", secret).update(`${id}:${code}`).digest("base64url");

export function sameHash(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

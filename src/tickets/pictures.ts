import type { ChatId } from "../foundation/ids";
import { createHash } from "node:crypto";
import { z } from "zod";
import { defineRecord } from "../store/record";
import type { Commit, Key, Store } from "../store/port";
import type { OutgoingFile } from "../conversation/ports";
import type { ReplyFile } from "./port";
import type { Entry } from "./ticket";

export const pictureKind = "ticketPicture";

const record = defineRecord({
  kind: pictureKind,
  version: 1,
  schema: z.object({ type: z.string(), base64: z.string() }),
});

/** Image types that browsers draw without running anything. */
const types = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);

export interface Picture {
  readonly type: string;
  readonly content: Buffer;
}

const keyOf = (chatId: ChatId, ticket: string, entry: string, at: number): Key => ({
  kind: pictureKind,
  partition: chatId,
  id: `${ticket}:${createHash("sha256").update(entry).digest("base64url").slice(0, 22)}:${at}`,
});

/** The records of the pictures among the files of an entry, to be committed with it. */
export function picturesOf(
  chatId: ChatId,
  ticket: string,
  entry: string,
  files: readonly ReplyFile[],
): NonNullable<Commit["put"]> {
  return files.flatMap(({ type, content }, at) =>
    content && types.has(type)
      ? [{ key: keyOf(chatId, ticket, entry, at), value: record.write({ type, base64: content.toString("base64") }) }]
      : [],
  );
}

/** The n-th file of an entry, if it is a picture that is still kept. */
export async function pictureAt(
  store: Store,
  chatId: ChatId,
  ticket: string,
  entry: string,
  at: number,
): Promise<Picture | undefined> {
  const stored = await store.get(keyOf(chatId, ticket, entry, at));
  if (!stored) return undefined;
  const { type, base64 } = record.read(stored);
  return { type, content: Buffer.from(base64, "base64") };
}

/** The files of an entry that are kept, with the names they came by. */
export async function filesOf(
  store: Store,
  chatId: ChatId,
  ticket: string,
  { id, files }: Pick<Entry, "id" | "files">,
): Promise<OutgoingFile[]> {
  const found = await Promise.all(
    files.map(async ({ name }, at) => {
      const picture = await pictureAt(store, chatId, ticket, id, at);
      return picture ? [{ name, ...picture }] : [];
    }),
  );
  return found.flat();
}

/** Whether a file is passed on to the student as a picture. */
export const isPicture = ({ type, content }: ReplyFile): boolean => content !== undefined && types.has(type);

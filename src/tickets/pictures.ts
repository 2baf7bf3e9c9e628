import type { ChatId } from "../foundation/ids";
import { createHash } from "node:crypto";
import { z } from "zod";
import { defineRecord } from "../store/record";
import type { Commit, Key, Store } from "../store/port";
import type { OutgoingFile } from "../conversation/ports";
import type { FileChecks } from "./images/fileChecks";
import type { ReplyFile } from "./port";
import type { Entry } from "./ticket";

export const pictureKind = "ticketPicture";

const record = defineRecord({
  kind: pictureKind,
  version: 1,
  schema: z.object({ type: z.string(), base64: z.string() }),
});

/** Image types that browsers draw without running anything. */
const pictureTypes = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);
export const pdfType = "application/pdf";
const isKept = (type: string): boolean => pictureTypes.has(type) || type === pdfType;

/** A picture or a PDF. */
export interface Picture {
  readonly type: string;
  readonly content: Buffer;
}

const keyOf = (chatId: ChatId, ticket: string, entry: string, at: number): Key => ({
  kind: pictureKind,
  partition: chatId,
  id: `${ticket}:${createHash("sha256").update(entry).digest("base64url").slice(0, 22)}:${at}`,
});

/** The records of the pictures and PDFs among the files of an entry, to be committed with it. */
export function picturesOf(
  chatId: ChatId,
  ticket: string,
  entry: string,
  files: readonly ReplyFile[],
): NonNullable<Commit["put"]> {
  return files.flatMap(({ type, content }, at) =>
    content && isKept(type)
      ? [{ key: keyOf(chatId, ticket, entry, at), value: record.write({ type, base64: content.toString("base64") }) }]
      : [],
  );
}

/** The n-th file of an entry, if it is still kept. */
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

/** The files of a reply as they may be kept: a PDF only after the check, and nothing but pictures besides. */
export function checkedFiles(files: readonly ReplyFile[], checkPdf: FileChecks["pdf"]): Promise<ReplyFile[]> {
  return Promise.all(
    files.map(async ({ content, ...file }): Promise<ReplyFile> => {
      if (!content) return { ...file, why: file.why ?? "kind" };
      if (pictureTypes.has(file.type)) return { ...file, content };
      if (file.type !== pdfType) return { ...file, why: "kind" };
      const checked = await checkPdf(content);
      return checked.ok ? { ...file, content } : { ...file, why: checked.why };
    }),
  );
}

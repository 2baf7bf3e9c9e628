import type { ChatId } from "../foundation/ids";
import type { Store } from "../store/port";
import { filesOf } from "./pictures";
import type { Letter } from "./queues";
import { picturesEntry, type Entry, type Ticket } from "./ticket";

/** A picture as a letter carries it. */
interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** The student's pictures that a letter is about. */
export async function attachmentsOf(
  store: Store,
  chatId: ChatId,
  { ticket: id, about, index }: Letter,
  { entries }: Ticket,
): Promise<Attachment[]> {
  const entry = entryOf(about, entries, index);
  const files = entry ? await filesOf(store, chatId, id, entry) : [];
  return files.map(({ name, type, content }) => ({ filename: name, contentType: type, content }));
}

function entryOf(about: Letter["about"], entries: readonly Entry[], index: number): Entry | undefined {
  if (about === "added") return entries[index];
  return about === "opened" ? entries.find(({ id }) => id === picturesEntry) : undefined;
}

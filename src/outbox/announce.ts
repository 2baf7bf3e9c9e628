import type { ChatId } from "../foundation/ids";
import type { Happening } from "../../dialogs/kit/effects";
import type { Job, JobToSchedule } from "../store/port";

export const tellQueue = "tell";

/** An event that one chat should be told about. */
export interface Tell {
  readonly chatId: ChatId;
  readonly happening: Happening;
  /** Identifies the occasion, so that a chat is told only once. */
  readonly eventId: string;
}

/** A `Tell` in the payload of its job, where the chat is called `person`. */
type StoredTell = Omit<Tell, "chatId"> & { readonly person: ChatId };

/**
 * An event that a student should be told about in all their chats. The chat they wrote in last gets the full content (the codes,
 * or the answer from staff); the others say in which chat to find it.
 */
export interface Announcement {
  /** Chats of the student. Other chats linked to the same accounts are told too. */
  readonly to: readonly ChatId[];
  readonly happening: Happening;
  readonly eventId: string;
}

/** Happenings whose full content goes to one chat only. */
export type Announced = Extract<Happening, { kind: "orderReady" | "ticketAnswered" }>;

export const isAnnounced = (happening: Happening): happening is Announced =>
  happening.kind === "orderReady" || happening.kind === "ticketAnswered";

const nudges: ReadonlySet<Happening["kind"]> = new Set(["expiring", "codeWaiting", "mayExtend"]);

/** Whether a message about this happening can wait until the morning. */
export const canWait = ({ kind }: Happening): boolean => nudges.has(kind);

/** Schedules an announcement. `about` identifies the occasion. */
export function announcement(
  chatIds: readonly ChatId[],
  happening: Happening,
  about: string,
  dueAt: number,
): JobToSchedule {
  const eventId = `tell:${about}:${happening.kind}`;
  const payload: Announcement = { to: chatIds, happening, eventId };
  return { queue: tellQueue, id: eventId, dueAt, payload };
}

export function tell(chatId: ChatId, happening: Happening, eventId: string, dueAt: number): JobToSchedule {
  const payload: StoredTell = { person: chatId, happening, eventId };
  return { queue: tellQueue, id: `${chatId}:${eventId}`, dueAt, payload };
}

/** What a job of the queue tells. */
export function toldBy({ payload }: Pick<Job, "payload">): Tell | Announcement {
  const stored = payload as StoredTell | Announcement;
  if ("to" in stored) return stored;
  const { person: chatId, ...rest } = stored;
  return { ...rest, chatId };
}

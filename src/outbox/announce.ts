import type { ChatId } from "../foundation/ids";
import type { Happening } from "../../dialogs/kit/effects";
import type { JobToSchedule } from "../store/port";

export const tellQueue = "tell";

/** Something a chat should hear. */
export interface Tell {
  readonly person: string;
  readonly happening: Happening;
  /** Names the occasion, so that a chat hears of it once. */
  readonly eventId: string;
}

/**
 * Something a student should hear in all their chats: with the codes, or with what was written to them, in the one they
 * wrote in last; in the others that it is there.
 */
export interface Announcement {
  /** Chats of the student; those that belong to the same accounts hear of it too. */
  readonly to: readonly string[];
  readonly happening: Happening;
  readonly eventId: string;
}

/** Happenings that are told in full in one chat only. */
export type Announced = Extract<Happening, { kind: "orderReady" | "ticketAnswered" }>;

export const isAnnounced = (happening: Happening): happening is Announced =>
  happening.kind === "orderReady" || happening.kind === "ticketAnswered";

/** `about` names the occasion. */
export function announcement(to: readonly string[], happening: Happening, about: string, at: number): JobToSchedule {
  const eventId = `tell:${about}:${happening.kind}`;
  const payload: Announcement = { to, happening, eventId };
  return { queue: tellQueue, id: eventId, at, payload };
}

export function tell(chatId: ChatId, happening: Happening, eventId: string, at: number): JobToSchedule {
  const payload: Tell = { person: chatId, happening, eventId };
  return { queue: tellQueue, id: `${chatId}:${eventId}`, at, payload };
}

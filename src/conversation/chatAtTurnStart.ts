import type { Lang } from "../../dialogs/kit/text";
import type { Incoming } from "./ports";
import { firstLanguage } from "./firstLanguage";
import type { Chat } from "./chat";

/**
 * The chat a turn starts from, after something came in from the person. A person who was never seen gets a new chat.
 *
 * @returns undefined if there is nothing to process: somebody edited a message that is no longer their latest, an unknown person left, or the
 * event came before under another id
 */
export function chatAtTurnStart(known: Chat | undefined, incoming: Incoming, now: number): Chat | undefined {
  const { content, eventId, name, sameAs } = incoming;
  if (content.kind === "gone") return known && { ...known, reachable: false };
  if (content.kind === "edit" && known?.lastHeard !== content.of) return undefined;
  if (known?.reachable && sameAs?.some((it) => known.seen.includes(it))) return undefined;
  const reached = {
    address: incoming.address as Record<string, unknown>,
    reachable: true,
    lastSeenAt: doneBy(incoming, now),
  };
  return {
    ...(known ?? newChat(firstLanguage(incoming.locale, name))),
    ...reached,
    ...(known && { seenBefore: known.lastSeenAt }),
    ...(name ? { name } : {}),
    // An edit of an edited message still refers to the original event.
    lastHeard: content.kind === "edit" ? content.of : eventId,
  };
}

/** A channel redelivers an event for at most this long. An older time comes from a wrong clock and is ignored. */
const broughtWithinMs = 60 * 60_000;

/**
 * When the person did something. The channel's time is used because an event can be processed long after it happened, for example
 * when the process was suspended in between, and codes go to the chat that the person really used last.
 */
function doneBy({ doneAt = Infinity }: Incoming, now: number): number {
  return doneAt < now && doneAt >= now - broughtWithinMs ? doneAt : now;
}

/** A chat in which nothing has happened yet; `lang` is only a guess. */
export const newChat = (lang: Lang): Omit<Chat, "address" | "reachable" | "lastSeenAt"> => ({
  lang,
  langChosen: false,
  signedIn: false,
  frame: null,
  trail: [],
  paused: {},
  seen: [],
});

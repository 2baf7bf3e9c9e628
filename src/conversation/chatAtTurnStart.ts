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
  const reached = { address: incoming.address as Record<string, unknown>, reachable: true, lastSeenAt: now };
  return {
    ...(known ?? stranger(incoming)),
    ...reached,
    ...(name ? { name } : {}),
    // An edit of an edited message still refers to the original event.
    lastHeard: content.kind === "edit" ? content.of : eventId,
  };
}

function stranger({ name, locale }: Incoming): Omit<Chat, "address" | "reachable" | "lastSeenAt"> {
  return {
    lang: firstLanguage(locale, name),
    langChosen: false,
    signedIn: false,
    frame: null,
    trail: [],
    paused: {},
    seen: [],
  };
}

import type { Incoming } from "./ports";
import { firstLanguage } from "./firstLanguage";
import type { Chat } from "./chat";

/**
 * The person as a turn starts from, after something came in from them; a new one when they were never seen. Undefined when
 * there is nothing to be taken in: an old text was changed, or somebody unknown left.
 */
export function chatAtTurnStart(known: Chat | undefined, incoming: Incoming, now: number): Chat | undefined {
  const { content, eventId, name } = incoming;
  if (content.kind === "gone") return known && { ...known, reachable: false };
  if (content.kind === "edit" && known?.lastHeard !== content.of) return undefined;
  const reached = { address: incoming.address as Record<string, unknown>, reachable: true, lastSeenAt: now };
  return {
    ...(known ?? stranger(incoming)),
    ...reached,
    ...(name ? { name } : {}),
    // A text changed twice is still the same text.
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

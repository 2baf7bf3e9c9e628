import type { Lang } from "../../dialogs/kit/text";
import { redactCode } from "../foundation/redactCode";
import { redactToken } from "../foundation/redactToken";
import type { Chat } from "./chat";
import { firstLanguage } from "./firstLanguage";
import type { Content, Incoming } from "./ports";

/**
 * The content to process, from which the QR's text, PESELs and activation codes are removed; an edited message becomes a text.
 * `masked` says that a PESEL was removed. The QR's text is removed first, because parts of it could be mistaken for one of the
 * others.
 */
export function contentToProcess(
  content: Incoming["content"],
  redact: (text: string) => string,
): { readonly content: Content; readonly masked: boolean } {
  const withoutToken = clean(content, redactToken);
  const cleaned = clean(withoutToken, redact);
  return { content: clean(cleaned, redactCode), masked: wordsOf(cleaned) !== wordsOf(withoutToken) };
}

function clean(content: Incoming["content"], redact: (text: string) => string): Content {
  if (content.kind === "edit") return { kind: "text", text: redact(content.text) };
  if (content.kind === "text") return { ...content, text: redact(content.text) };
  if (content.kind === "button" && content.input) return { ...content, input: redact(content.input) };
  return content;
}

/** The text that a person typed, in a message or in a form. */
function wordsOf(content: Incoming["content"]): string | undefined {
  if (content.kind === "text" || content.kind === "edit") return content.text;
  return content.kind === "button" ? content.input : undefined;
}

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
    lastSeenAt: laterOf(known?.lastSeenAt, doneBy(incoming, now), now),
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

/** Something that arrives late does not undo that the person was seen later. A time in the future comes from a wrong clock and is forgotten. */
function laterOf(seenAt: number | undefined, doneAt: number, now: number): number {
  return seenAt !== undefined && seenAt <= now ? Math.max(seenAt, doneAt) : doneAt;
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

import type { Opening } from "../../dialogs/kit/card";
import type { Text } from "../../dialogs/kit/text";
import type { TurnDraft } from "./turnDraft";

/**
 * The openings that intents lead to. Intents that open nothing are left out, and so is the sign-in if the person is signed in.
 */
export const openingsOf = (draft: TurnDraft, intents: readonly string[]): Opening[] =>
  intents.flatMap((it) => {
    const opening = draft.context.script.intents[it];
    if (!opening || !("dialog" in opening)) return [];
    return opening.dialog === "link" && draft.chat.signedIn ? [] : [opening];
  });

export const isSame = (one: Opening, other: object): boolean =>
  "label" in other && sameLabel(one.label, other.label as Text);
const sameLabel = (one: Text, other: Text): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Drops openings whose label already occurs, so that no label appears on a card twice. */
export const distinct = (opens: readonly Opening[]): Opening[] =>
  opens.filter((it, at) => opens.findIndex(({ label }) => sameLabel(label, it.label)) === at);

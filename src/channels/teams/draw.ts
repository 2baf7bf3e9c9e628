import type { SecretView, View } from "../../../dialogs/kit/view";
import { toAdaptiveCard, type AdaptiveCardJson } from "../adaptiveCard";
import { toPlainText } from "../plainText";
import type { TeamsAddress } from "./address";

export interface DrawOptions {
  readonly guideUrl: (name: string) => string;
  /** Teams itself: opens a sign-in and hands back its outcome, and has room. The playground does neither. */
  readonly isTeams: boolean;
}

export interface Drawn {
  readonly card: string;
  readonly view: View;
  readonly secret?: SecretView;
  readonly qrUrl?: string;
  readonly chosen?: string;
}

/** A view as the Adaptive Card of one message; its buttons name the message. */
export function cardOf({ card, view, secret, qrUrl, chosen }: Drawn, options: DrawOptions): AdaptiveCardJson {
  const { guideUrl, isTeams } = options;
  return toAdaptiveCard(view, {
    guideUrl,
    markdown: true,
    execute: true,
    opensSignIn: isTeams,
    card,
    wide: isTeams && isWide(view, secret),
    ...(secret && qrUrl !== undefined ? { secret: { ...secret, qrUrl } } : {}),
    ...(chosen === undefined ? {} : { chosen }),
  });
}

/** Tables, long texts and codes use the width. A drawing would grow with it beyond a screen's height. */
function isWide({ image, facts, paragraphs }: View, secret: SecretView | undefined): boolean {
  const long = paragraphs.reduce((sum, it) => sum + it.length, 0) > 240;
  return image === undefined && (long || facts.length > 0 || secret !== undefined);
}

/** A card as the activity that brings it, as JSON. `summary` is what a notification shows, so it never holds a secret. */
export function activityOf(card: AdaptiveCardJson, { title, paragraphs }: View, to: TeamsAddress): string {
  return JSON.stringify({
    ...envelope("message", to),
    summary: title ?? paragraphs[0] ?? "",
    attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }],
  });
}

/** A view in words alone, as JSON. */
export const plainActivityOf = (view: View, to: TeamsAddress): string =>
  JSON.stringify({ ...envelope("message", to), textFormat: "plain", text: toPlainText(view).slice(0, 8_000) });

/** The sign that an answer is on its way, as JSON. */
export const typingActivityOf = (to: TeamsAddress): string => JSON.stringify(envelope("typing", to));

const envelope = (type: string, { bot, user, conversation }: TeamsAddress) => ({
  type,
  from: { id: bot },
  recipient: { id: user },
  conversation: { id: conversation },
});

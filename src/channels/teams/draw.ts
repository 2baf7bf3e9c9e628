import type { SecretView, View } from "../../../dialogs/kit/view";
import { toAdaptiveCard, type AdaptiveCardJson } from "../adaptiveCard";
import { toPlainText } from "../plainText";
import type { TeamsAddress } from "./address";

export interface DrawOptions {
  readonly guideUrl: (name: string) => string;
  /**
   * True for Teams itself, which opens sign-in windows, hands back their outcome, and can show full-width cards. The
   * playground does neither.
   */
  readonly isTeams: boolean;
}

export interface Drawn {
  readonly card: string;
  readonly view: View;
  readonly secret?: SecretView;
  readonly qrUrl?: string;
  readonly chosen?: string;
}

/** Renders a view as the Adaptive Card of one message. The card's buttons carry the message's id. */
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

/**
 * Whether a card should use the full width. Tables, long texts and codes benefit from it; an image would grow with the width
 * until it is taller than the screen.
 */
function isWide({ image, facts, paragraphs }: View, secret: SecretView | undefined): boolean {
  const long = paragraphs.reduce((sum, it) => sum + it.length, 0) > 240;
  return image === undefined && (long || facts.length > 0 || secret !== undefined);
}

/** Wraps a card in a message activity, as JSON. `summary` is shown in notifications, so it must never contain a secret. */
export function activityOf(card: AdaptiveCardJson, { title, paragraphs, vote }: View, to: TeamsAddress): string {
  return JSON.stringify({
    ...envelope("message", to),
    // Teams' own 👍 and 👎 below the message. The form that asks why is ours, because Teams' own asks for free text.
    ...(vote && { channelData: { feedbackLoop: { type: "custom" } } }),
    summary: title ?? paragraphs[0] ?? "",
    attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }],
  });
}

/** Renders a view as a plain-text message activity, as JSON. */
export const plainActivityOf = (view: View, to: TeamsAddress): string =>
  JSON.stringify({ ...envelope("message", to), textFormat: "plain", text: toPlainText(view).slice(0, 8_000) });

/** A typing indicator, as JSON. */
export const typingActivityOf = (to: TeamsAddress): string => JSON.stringify(envelope("typing", to));

const envelope = (type: string, { bot, user, conversation }: TeamsAddress) => ({
  type,
  from: { id: bot },
  recipient: { id: user },
  conversation: { id: conversation },
});

/** An element of an Adaptive Card, as plain JSON; the schema is Microsoft's (https://adaptivecards.io/explorer). */
export type Element = Readonly<{ type: string } & Record<string, unknown>>;

export interface AdaptiveCardJson {
  readonly type: "AdaptiveCard";
  readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
  /** The newest version that Teams supports on desktop, web and phones. */
  readonly version: "1.5";
  readonly lang: string;
  readonly speak: string;
  readonly fallbackText: string;
  readonly msteams?: { readonly width: "full" };
  readonly body: readonly Element[];
}

/** The data that a submit action sends back: which button, and what was typed into the card's field. */
export interface Submitted {
  readonly button: string;
  readonly input?: string;
  /** The message the card was in. */
  readonly card?: string;
}

/** A secret as a card contains it: the QR image is behind a URL that the channel created, never inside the JSON. */
export interface CardSecret {
  readonly qrUrl: string;
  readonly qrAlt: string;
  readonly qrText: string;
  readonly qrTextLabel: string;
  readonly code: string;
  readonly codeLabel: string;
}

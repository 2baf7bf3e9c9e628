import type { View } from "../../dialogs/kit/view";
import { actionElements, fieldElement, linkElements, type ActionOptions } from "./adaptiveCard/actions";
import { escapeFunctions, escapeMarkdown, linkingMarkdown, type Escape } from "./adaptiveCard/escape";
import { factElements } from "./adaptiveCard/facts";
import { lines } from "./adaptiveCard/lines";
import { secretElements } from "./adaptiveCard/secret";
import type { AdaptiveCardJson, CardSecret, Element } from "./adaptiveCard/types";
import { markSymbols } from "./marks";
import { toPlainText } from "./plainText";

export type { AdaptiveCardJson, CardSecret, Submitted } from "./adaptiveCard/types";

export interface AdaptiveCardOptions extends ActionOptions {
  /** The URL of an image in `dialogs/guide`, given its name without the extension. */
  readonly guideUrl: (name: string) => string;
  /** Whether the client parses Markdown in text (Teams does, the web page does not). */
  readonly markdown: boolean;
  readonly secret?: CardSecret;
  /** The label of the button that was pressed on the card, now that its buttons are gone. */
  readonly chosen?: string;
  /** Whether the client may give the card the whole width of the chat (Teams). */
  readonly wide?: boolean;
}

/**
 * Renders a view as an Adaptive Card 1.5. Its submit actions send back `Submitted`. `speak` and `fallbackText` contain the
 * view as plain text, without the secret.
 */
export function toAdaptiveCard(view: View, options: AdaptiveCardOptions): AdaptiveCardJson {
  const escape = options.markdown ? escapeMarkdown : escapeFunctions;
  const linking = options.markdown ? linkingMarkdown : escapeFunctions;
  const plain = toPlainText(view);
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: view.lang,
    speak: plain,
    fallbackText: plain,
    ...(options.wide && { msteams: { width: "full" } }),
    body: [
      ...heading(view, escape),
      ...view.paragraphs.flatMap((text) => lines(text, linking)),
      ...(view.image ? [drawing(view.image, options.guideUrl)] : []),
      ...factElements(view.facts, linking),
      ...(options.secret ? secretElements(options.secret, escape) : []),
      ...linkElements(view, options),
      ...(view.field ? [fieldElement(view.field)] : []),
      ...actionElements(view, options),
      ...(options.chosen === undefined ? [] : [chosenLine(options.chosen, escape)]),
    ],
  };
}

function heading({ progress, title }: View, escape: Escape): Element[] {
  const elements: Element[] = [];
  if (progress)
    elements.push({ type: "TextBlock", text: escape(progress.label), size: "Small", isSubtle: true, wrap: true });
  if (title) {
    const spacing = progress ? "None" : "Default";
    elements.push({
      type: "TextBlock",
      text: escape(title),
      style: "heading",
      size: "Large",
      weight: "Bolder",
      wrap: true,
      spacing,
    });
  }
  return elements;
}

const chosenLine = (label: string, escape: Escape): Element => ({
  type: "TextBlock",
  text: `${markSymbols.done} ${escape(label)}`,
  weight: "Bolder",
  wrap: true,
  spacing: "Medium",
});

function drawing(image: NonNullable<View["image"]>, guideUrl: (name: string) => string): Element {
  return { type: "Image", url: guideUrl(image.name), altText: image.alt, size: "Stretch", spacing: "Medium" };
}

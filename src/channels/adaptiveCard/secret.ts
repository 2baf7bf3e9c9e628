import type { Escape } from "./escape";
import type { CardSecret, Element } from "./types";

/** The QR code, large enough for a phone's camera to read it from a screen, followed by both codes as text to copy or retype. */
export function secretElements(secret: CardSecret, escape: Escape): Element[] {
  const label = (text: string): Element => ({
    type: "TextBlock",
    text: escape(text),
    size: "Small",
    isSubtle: true,
    wrap: true,
    spacing: "Medium",
  });
  const code = (text: string, size: string): Element => ({
    type: "TextBlock",
    text: escape(text),
    fontType: "Monospace",
    size,
    weight: "Bolder",
    wrap: true,
    spacing: "None",
  });
  return [
    { type: "Image", url: secret.qrUrl, altText: secret.qrAlt, width: "260px", backgroundColor: "#FFFFFF" },
    label(secret.codeLabel),
    code(secret.code, "ExtraLarge"),
    label(secret.qrTextLabel),
    code(secret.qrText, "Default"),
  ];
}

import type { Escape } from "./escape";
import type { CardSecret, Element } from "./types";

/** The QR in a size a phone's camera reads from a screen, then both codes for those who copy or retype them. */
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

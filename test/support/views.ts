import type { SecretView, View } from "../../dialogs/kit/view";

/** A view that contains only what a test names. */
export const aView = (view: Partial<View> = {}): View => ({
  lang: "pl",
  paragraphs: [],
  facts: [],
  buttons: [],
  ...view,
});

export const aSecret = (secret: Partial<SecretView> = {}): SecretView => ({
  qrPng: Buffer.from("89504e470d0a1a0a-the-picture-of-a-code"),
  qrAlt: "Kod QR do zeskanowania w mObywatelu",
  qrText: "QR-TEXT-5f1c9a-do-not-keep",
  qrTextLabel: "Treść kodu QR",
  code: "KX7P2M9Q",
  codeLabel: "Kod aktywacyjny",
  copyLabel: "Kopiuj",
  copiedLabel: "Skopiowano",
  ...secret,
});

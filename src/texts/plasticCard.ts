import type { Lang } from "../../dialogs/kit/text";

const mentions: Readonly<Record<Lang, RegExp>> = {
  pl: /plastik|(?<!\p{L})ELS(?!\p{L})/iu,
  en: /plastic|\bELS\b/i,
  uk: /пластик|(?<!\p{L})ELS(?!\p{L})/iu,
};
/** Words by which a sentence says that the plastic card is needed, must come first, or is not replaced. */
const asksForIt: Readonly<Record<Lang, RegExp>> = {
  pl: /potrzeb|trzeba|najpierw|mus(?:i|isz|ieć|zą)(?!\p{L})|zastęp|wymag|warun|przedłuż|nie wyrzuc/iu,
  en: /need|must|first|replac|requir|condition|extend|ha(?:s|ve) to|keep (?:your|both)/i,
  uk: /потріб|треба|спершу|мусит|має продовж|замін|вимаг|умов|продовж|не викид/iu,
};

/** The sentences of a text that ask for the plastic card. */
export const askingForPlastic = (text: string, lang: Lang): readonly string[] =>
  text
    .split(/(?<=[.!?:])\s+|\n/u)
    .filter((sentence) => mentions[lang].test(sentence) && asksForIt[lang].test(sentence));

/** Texts that are shown only under a rule set that asks for the plastic card. */
export const onlyWherePlasticIsRequired = (key: string): boolean =>
  /^(condition\.(plasticCard|plasticCardExtended|dataUnchanged)\.|numbers\.obstacles\.plasticCardExtended$|extend\.reasonOffice$)/.test(
    key,
  );

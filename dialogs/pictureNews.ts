import type { Notice } from "./kit/card";
import type { PictureNews } from "./kit/effects";
import { t, type Text } from "./kit/text";

/** Tells a student which of their pictures went to support, what was covered in them, and why others did not go. */
export function picturesTold(news: PictureNews | undefined): Text[] {
  if (!news) return [];
  const { sent, covered, refused } = news;
  return [
    ...(sent > 0 ? [t("pictures.sent", { count: sent })] : []),
    ...(covered > 0 ? [t("pictures.covered", { count: covered })] : []),
    ...[...new Set(refused)].map((why) => t(`pictures.refused.${why}`)),
  ];
}

/** The end of a turn whose message was sent: it leads nowhere back, and the pictures are told about beside its card. */
export function tellingOf(news: PictureNews | undefined): { readonly noReturn: true; readonly say: Notice[] } {
  const text = picturesTold(news);
  return { noReturn: true, say: text.length > 0 ? [{ text }] : [] };
}

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

/** The same, said beside a card. */
export function pictureNotices(news: PictureNews | undefined): Notice[] {
  const text = picturesTold(news);
  return text.length > 0 ? [{ text }] : [];
}

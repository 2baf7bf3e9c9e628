/**
 * Characters that mark bold words in a view's texts. They are from Unicode's private use area, so nobody types them by accident,
 * and a chat that cannot show bold words removes them.
 */
const [begin, end] = ["\ue010", "\ue011"];
const marks = /[\ue010\ue011]/g;

/** `*words*`, as people emphasise in chats and letters: between other words, on one line. */
const starred = /(?<![\p{L}\p{N}*])\*(?![\s*])([^*\n]{1,500})(?<!\s)\*(?![\p{L}\p{N}*])/gu;

/** Marks the words that somebody has put between asterisks. */
export const withBold = (text: string): string => withoutBold(text).replace(starred, `${begin}$1${end}`);

export const withoutBold = (text: string): string => text.replace(marks, "");

/** Whether a text has bold words. */
export const hasBold = (text: string): boolean => text.includes(begin);

/** Text without marks, with the bold words between the given ones. Words whose mark was cut off are not bold. */
export const boldAs = (text: string, opening: string, closing: string): string =>
  withoutBold(text.replace(/\ue010([^\ue010\ue011\n]+)\ue011/g, (_, words: string) => `${opening}${words}${closing}`));

import type { Part } from "./mime";

/**
 * Detects letters that only announce a protected letter. The protected text is in a part that only Microsoft can open, or on a
 * page of Microsoft's, Google's, Proton's or a gateway's. Such a notice is no answer, and its link opens only for the addressee.
 */

/** Whether a part is a letter under Microsoft Purview's rights management. The text beside it only says so. */
export const isRightsManaged = ({ type, filename = "" }: Part): boolean =>
  /^application\/(?:x-)?(?:microsoft-|ms-)?rpmsg(?:-message)?$/.test(type) || /\.rpmsg$/i.test(filename.trim());

/** Pages on which protected letters are read. */
const readingPage =
  /https?:\/\/[^\s/]{1,100}\/(?:[^\s]{0,200}\/)?encryption\/(?:retrieve|[\w-]{1,40})\.(?:ashx|aspx)|https?:\/\/(?:confidential-mail\.google\.com|(?:mail|eo)\.proton\.me\/eo|(?:mail|app)\.(?:tuta|tutanota)\.(?:com|de)\/mail\/?#mail|res\.cisco\.com|[\w.-]{0,100}\.?virtru\.com|[\w.-]{0,100}zix(?:mail|corp|messagecenter|port)?\w{0,20}\.com|[\w.-]{0,100}securemail[\w.-]{0,60})(?:[/?#\s\])>]|$)/iu;

const adjective = String.raw`(?:chronion|zabezpieczon|zaszyfrowan|szyfrowan|poufn|bezpieczn)\p{L}{1,3}`;
/** «X wysłał(a) Ci chronioną wiadomość», and similar sentences of programs in other languages. */
const notice = new RegExp(
  [
    String.raw`(?:wysła[łl]\p{L}{0,2}(?:\(a\))?|przesła[łl]\p{L}{0,2}(?:\(a\))?|otrzyma[łl]\p{L}{1,3}(?:\(a\)ś|\(aś\))?|masz)\s(?:.{0,60}\s)?${adjective}\s(?:wiadomość|e-?mail|list)`,
    String.raw`${adjective}\s(?:wiadomość|e-?mail)\s(?:od|z|programu|usługi)\s`,
    String.raw`(?:sent you|received|you have) an?\s(?:\w{1,20}[ -])?(?:protected|encrypted|secured?|confidential)\s(?:message|e-?mail)`,
    String.raw`(?:надісла\p{L}{1,4}|отримал\p{L})(?:\(ла\)|\(-ла\))?\s(?:.{0,60}\s)?(?:захищен|зашифрован|конфіденційн|безпечн)\p{L}{1,3}\s(?:повідомлення|лист)`,
    String.raw`(?:hat ihnen|haben) eine\s(?:geschützte|verschlüsselte|vertrauliche|sichere)\s(?:nachricht|e-?mail)`,
  ].join("|"),
  "iu",
);

/** A notice is short; a longer text contains something else. In characters. */
const longestNotice = 1_500;

/**
 * Whether the new text is only the notice of a protected letter.
 *
 * @param hasPage whether a page that opens the letter is attached
 */
export function isSealedElsewhere(words: string, hasPage: boolean): boolean {
  if (words.length > longestNotice) return false;
  return readingPage.test(words) || (notice.test(words) && (hasPage || /https?:\/\//.test(words)));
}

import { isDenial } from "./doubts";
import { fold } from "./fold";

const hiding =
  /(?:^| )(?:schovai|ukrii|zakrii|hide|shovai|zahovai|prihovai|skhovai|zakhovai|prykhovai)\p{L}* (?:\S+ ){0,3}(?:kod\p{L}*|code\p{L}*|qr|ie|to|go|it|them|iogo|ioho|ih|tse)(?= |$)/u;
const askingIfHidden =
  /^(?:\S+ ){0,2}(?:schoval\p{L}*|ukril\p{L}*|did iou hide \S+|have iou hidden \S+|is it hidden|are thei hidden|zahova\p{L}*|zakhova\p{L}*|shova\p{L}*)(?= |$)/u;
const mostWords = 14;

/** Whether a text asks to hide the codes: «schowaj ten kod», «hide it please». «Nie chowaj» does not. */
export function asksToHide(text: string): boolean {
  const folded = fold(text);
  return folded.split(" ").length <= mostWords && hiding.test(folded) && !isDenial(folded);
}

/** Whether a text asks if the codes are hidden: «schowałeś? bo ja dalej nie wiem, czy on to widzi». */
export const asksIfHidden = (text: string): boolean => text.includes("?") && askingIfHidden.test(fold(text));

const errors =
  /(?:^| )(?:nie udalo sie (?:\S+ )?dodac (?:dokument\p{L}*|legit\p{L}*)|blad sieci|cos poslo nie tak|(?:could not|couldnt|failed to|unable to) add (?:the |mi |a )?(?:document|card)|netvork error|something vent vrong|ne vdalosia (?:\S+ )?dodati (?:dokument|kvitok)|pomilka merezhi|shchos pishlo ne tak)(?= |$)/u;

/** Whether a text quotes one of the errors that mObywatel shows for several causes: «nie udało się dodać dokumentu», «błąd sieci». */
export const quotesAppError = (text: string): boolean => errors.test(fold(text));

const brokenCard =
  /^(?:\S+ ){0,3}(?:(?:nie dziala|doesnt vork|does not vork|isnt vorking|is not vorking|ne pratsiuie) ?(?:\S+ ){0,2}(?:m?legit\p{L}*|card|kvitok|posvidchen\p{L}*)|(?:m?legit\p{L}*|card|kvitok|posvidchen\p{L}*) (?:\S+ ){0,2}(?:nie dziala|doesnt vork|does not vork|isnt vorking|is not vorking|ne pratsiuie))(?: \S+){0,2}$/u;

/** Whether a text says that the card does not work and nothing more: «nie działa mi legitymacja». */
export const saysCardFails = (text: string): boolean => brokenCard.test(fold(text));

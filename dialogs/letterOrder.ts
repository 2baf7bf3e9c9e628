import { dictatedLetter } from "./kit/dictated";
import { wordsIn } from "./kit/text";
import { complains } from "./letterWords";
import { sentencesOf } from "./letterText";

const wishes =
  /(?<!\p{L})(?:i want|i.?d like|would like|let me|can i|could i|may i|please|help me|now|chcę|chce|chciał\p{L}*|chcial\p{L}*|proszę|prosze|poproszę|poprosze|mogę|moge|хочу|хотіл\p{L}*|хотів|можна|прошу|будь ласка)(?!\p{L})/iu;
const writing =
  /(?<!\p{L})(?:write|message|letter|contact|napisać|napisac|list|wiadomość|wiadomosc|zgłoszenie|zgloszenie|skontaktować|написати|напиши|лист|листа|звернення|повідомлення)(?!\p{L})/iu;
const people =
  /(?<!\p{L})(?:support|help ?desk|someone|somebody|staff|university|office|pomoc\p{L}*|wsparci\p{L}*|kogoś|kogos|uczelni\p{L}*|dziekanat\p{L}*|підтримк\p{L}*|когось|університет\p{L}*|деканат\p{L}*)(?!\p{L})/iu;
/** Words with which people react to an answer, which is no part of a letter. */
const reacts =
  /^(?:ah|oh|ok|okay|thanks|thank you|good|great|fine|i see|dobra|dobrze|dzięki|dzieki|dziękuję|dziekuje|super|rozumiem|aha|ладно|добре|дякую|ясно|зрозуміло|ок)(?!\p{L})/iu;
const endsInThat =
  /(?<!\p{L})(?:napisz\p{L}*|powiedz|write|tell|напиши|напишіть|передай|передайте|скажи)\s(?:\p{L}+\s){0,2}(?:że|ze|that|що|шо)\s*[.:…]*$/iu;
const mostWordsOfAnOrder = 18;
const fewestOfALetter = 4;

const isOrder = (it: string): boolean =>
  wordsIn(it) <= mostWordsOfAnOrder && wishes.test(it) && writing.test(it) && people.test(it) && !complains(it);

/**
 * The words of a text that asks for a letter to support which belong in that letter: what it dictates, or what it tells beside the sentence that asks
 * for the letter. Empty if it only asks.
 */
export function letterIn(text: string): string {
  const dictated = dictatedLetter(text);
  if (dictated !== undefined) return dictated;
  if (endsInThat.test(text.trim())) return "";
  const sentences = sentencesOf(text.trim());
  const at = sentences.findIndex(isOrder);
  if (at < 0) return text.trim();
  const before = sentences.slice(0, at).join("").trim();
  const after = sentences
    .slice(at + 1)
    .join("")
    .trim();
  const told = [reacts.test(before) ? "" : before, after].filter((it) => it !== "").join("\n");
  return wordsIn(told) < fewestOfALetter ? "" : told;
}

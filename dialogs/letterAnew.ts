import { wordsIn } from "./kit/text";
import { sentencesOf } from "./letterText";

const whole =
  "(?:everything|all of it|it all|the whole (?:letter|text|thing|message|request)|wszystko|(?:całą|cała|cale|całe|cały|caly) (?:treść|tresc|tekst|list|wiadomość|wiadomosc|zgłoszenie|zgloszenie)|całość|calosc|все|усе|(?:весь|увесь) (?:текст|лист)|(?:все|усе) (?:повідомлення|звернення))";
const removes =
  "(?:remove|delete|erase|clear|usuń|usun|usunąć|usunac|skasuj|skasować|skasowac|wyrzuć|wyrzucić|wymaż|wymazać|wyczyść|wyczyścić|видали|видаліть|видалити|прибери|приберіть|прибрати|зітри|стерти)";
const anew =
  "(?:start (?:over|again|from scratch)|begin again|(?:write|start|want|make) (?:a |an )?(?:completely )?(?:new|fresh) (?:one|letter|message|request|text)|(?:zacznijmy|zacznij|zacząć|zaczynam|zaczynamy|zacznę) (?:to |zgłoszenie |zgloszenie |list |wszystko ){0,2}(?:od nowa|od początku|jeszcze raz)|(?:почнімо|почнемо|почни|почати|починаймо) (?:все |лист |звернення ){0,2}(?:спочатку|заново|знову))";
const old =
  "(?:(?:delete|remove|erase|clear|throw away|scrap) (?:the |my |that |all )*(?:old|previous|earlier) (?:stuff|text|one|letter|message|request|things?)|take (?:everything|all of it|it all|all of that|all) out|(?:usuń|usun|skasuj|wyrzuć|wyrzuc) (?:to |ten |tę |te )?(?:stare|stary|starą|poprzednie|poprzedni|poprzednią)(?: zgłoszenie| zgloszenie| list| tekst| treść| wiadomość|(?=[\\s,.!]*$))|(?:видали|видаліть|прибери|приберіть) (?:те |цей |той )?(?:старе|старий|попереднє|попередній)(?: звернення| лист| текст|(?=[\\s,.!]*$)))";
const startingOver = new RegExp(`(?<!\\p{L})(?:${removes}\\s(?:\\p{L}+\\s)?${whole}|${anew}|${old})(?!\\p{L})`, "iu");
const mostWords = 10;
const mostWordsInAll = 16;

/** Whether a text asks to throw the whole letter away and begin again: «Zacznijmy od nowa, proszę skasować całą treść». */
export const startsOver = (text: string): boolean =>
  wordsIn(text) <= mostWordsInAll && sentencesOf(text).some((it) => wordsIn(it) <= mostWords && startingOver.test(it));

const letters =
  "(?:letter|message|request|text|whole text|list|treść|tresc|tekst|zgłoszenie|zgloszenie|wiadomość|wiadomosc|лист|текст|звернення|повідомлення)";
const shouldSay =
  "(?:should (?:say|be|read)|has to say|must say|ma (?:brzmieć|brzmiec|być|byc)(?: tak(?:i|a|ie)?)?|powinn\\p{L}+ (?:brzmieć|brzmiec|być|byc)|(?:має|повинн\\p{L}+) (?:бути|звучати)(?: так\\p{L}*)?)";
const replaces =
  "(?:replace|change|swap|zmień|zmien|zmienić|zmienic|zamień|zamien|zamienić|zamienic|podmień|podmien|заміни|замініть|замінити|зміни|змініть|змінити)";
const giving = new RegExp(
  `^[^:\n]{0,40}?(?<!\\p{L})(?:(?:the |my |this |to |ten |całe |цей |весь |це )*${letters} ${shouldSay}|${replaces} (?:${whole}|(?:the |my )?${letters})\\s?(?:\\p{L}+ )?(?:with|to|by|na|на)(?: this| to| take| takie| таке| такий| це)?)\\s{0,3}:([^]+)$`,
  "iu",
);
const fewestOfALetter = 3;

/** The whole letter as a text gives it: of «the request should say: …», «proszę zmienić całą treść na: …», what follows. */
export function wholeGiven(text: string): string | undefined {
  const given = giving.exec(text.trim())?.[1]?.trim();
  return given !== undefined && wordsIn(given) >= fewestOfALetter
    ? given.replace(/^["“„«]([^"“”„«»]+)["”»]$/u, "$1")
    : undefined;
}

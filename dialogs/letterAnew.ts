import { wordsIn } from "./kit/text";

const whole =
  "(?:everything|all of it|it all|the whole (?:letter|text|thing|message|request)|wszystko|(?:całą|cała|cale|całe|cały|caly) (?:treść|tresc|tekst|list|wiadomość|wiadomosc|zgłoszenie|zgloszenie)|całość|calosc|все|усе|(?:весь|увесь) (?:текст|лист)|(?:все|усе) (?:повідомлення|звернення))";
const removes =
  "(?:remove|delete|erase|clear|usuń|usun|usunąć|usunac|skasuj|skasować|skasowac|wyrzuć|wyrzucić|wymaż|wymazać|wyczyść|wyczyścić|видали|видаліть|видалити|прибери|приберіть|прибрати|зітри|стерти)";
const anew =
  "(?:start (?:over|again|from scratch)|begin again|(?:zacznijmy|zacznij|zacząć|zaczynam|zaczynamy|zacznę) (?:to )?(?:wszystko )?(?:od nowa|od początku|jeszcze raz)|(?:почнімо|почнемо|почни|почати|починаймо) (?:все )?(?:спочатку|заново|знову))";
const startingOver = new RegExp(`(?<!\\p{L})(?:${removes}\\s(?:\\p{L}+\\s)?${whole}|${anew})(?!\\p{L})`, "iu");
const mostWords = 9;

/** Whether a text asks to throw the whole letter away and begin again: «Zacznijmy od nowa, proszę skasować całą treść». */
export const startsOver = (text: string): boolean => wordsIn(text) <= mostWords && startingOver.test(text);

import { t, wordsIn, type Text } from "./kit/text";
import { isAsking } from "./letterSaid";
import { sentencesOf } from "./letterText";
import { asksAboutLetter, asksHowLong, asksIfSent, asksOfSupport } from "./letterWords";

/** A longer text tells more than it asks. */
const mostWords = 24;
const of = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})`, "iu");

const answers = of("odpis|odpow|answer|repl(?:y|ies)|respon|hear back|get back|write back|відпис|відпов");
const whenever = of(
  "kiedy|ile|długo|dlugo|long|довго|jak szybko|jak długo|jak dlugo|when|how|коли|скільки|як швидко|як довго",
);
const undoing = of(
  "cofn|wycof|odwoł|odwol|undo|take (?:it|this|that) back|withdraw|unsend|recall|відклик|відклич|скасува|забрати назад|повернути назад",
);
const afterwards = of(
  "potem|później|pozniej|po wysłaniu|da się|da sie|later|after|afterwards|once|потім|пізніше|після",
);
const fearsToSend =
  /(?<!\p{L})(?:boję się|boje sie|obawiam się|afraid|scared|nervous|боюсь|боюся)[^.!?]{0,40}(?:wyśl|wysł|wysył|send|надішл|надісл|надсил|відправ|nie tak|źle|wrong|не так|не те)/iu;
const adding =
  /(?<!\p{L})(?:mogę|moge|można|mozna|can i|could i|may i|should i|можу|можна)\s(?:\p{L}+\s){0,3}(?:dołącz|dolacz|dopis|doda|poda|załącz|add|include|attach|give|put|дода|допис|долуч|вказ)/iu;
const ownData = of(
  "imię|imie|imieniem|nazwisk|telefon|numer|adres|dane|danych|name|phone|number|address|data|details|ім.я|прізвищ|телефон|номер|адрес|дані",
);
const goes = of(
  "idzie|idą|pójd|pojd|wyśl|wysl|wysył|wysyl|dołącz|dolacz|widoczn|go(?:es)? with|go along|be sent|sent|included|attached|іде|йде|піде|підуть|надсила|надішл|відправ|видно|додає",
);
const whatGoes = of(
  "co (?:\\p{L}+ ){0,3}(?:mailu|liście|liscie|zgłoszeniu|zgloszeniu|wiadomości|wiadomosci) (?:będzie|bedzie|jest|idzie|pójdzie)|what.{1,12} in (?:the|this|that|my) (?:e-?mail|letter|request|message)|що (?:\\p{L}+ ){0,3}(?:у|в) (?:\\p{L}+ )?(?:листі|зверненні|повідомленні)|co (?:dokładnie |jeszcze )?(?:oni |im )?(?:dostan|wyśl|wysył|zobacz)|what (?:exactly |else )?(?:do|will|does|goes|gets|is)\\s(?:they |you )?(?:get|see|sent|send|included)|що (?:саме |ще )?(?:вони )?(?:отрима|побач|надсила|піде)",
);
const byMail = of("e-?mail|mail|poczt|sms|пошт|мейл|імейл|емейл|смс");
const comes = of("przyjdzie|wyśl|wysl|dosta|przychodz|come|get|sent|arrive|by|прийде|приход|надішл|отрима|на");
const condition = of("tylko jeśli|tylko jesli|jeśli|jesli|pod warunkiem|only if|if|лише якщо|тільки якщо|якщо");
const learning = of(
  "skąd (?:ja |mam |będę )*wie|jak (?:ja |się )*(?:sprawdz|dowiem|zobacz)|how (?:will|do|can) i (?:know|see|check|find)|звідки (?:я )?(?:знатиму|дізна)|як (?:я )?(?:дізна|побач|перевір)",
);

/** The answer to how support's answer will come, which is here and not by mail; undefined if a text does not ask for that. */
export function howAnswered(text: string): Text | undefined {
  if (wordsIn(text) > mostWords) return undefined;
  const isMail = byMail.test(text) && comes.test(text) && (isAsking(text) || condition.test(text));
  return isMail || (learning.test(text) && answers.test(text)) ? t("escalate.notByMail") : undefined;
}

/** The answer to a question about support's answer, once the letter has been sent; undefined if the text asks no such thing. */
export function answerAfterwards(text: string, intent: string | undefined): Text | undefined {
  const byWay = howAnswered(text);
  if (byWay) return byWay;
  const isToWait = isAsking(text) && wordsIn(text) <= mostWords && waits.test(text);
  const isAsked =
    isToWait || asksAboutLetter(text) || asksHowLong(text) || asksOfSupport(text, intent) || asksWhenAnswered(text);
  return isAsked ? t("escalate.whoAnswers") : undefined;
}

const waits = of(
  "(?:mam|muszę|musze|trzeba|mogę) (?:\\p{L}+ )?czeka|(?:do i|should i|must i|have to|need to) (?:\\p{L}+ ){0,2}wait|(?:маю|мушу|треба|мені) (?:\\p{L}+ )?(?:че|жд)",
);
const asksWhenAnswered = (text: string): boolean =>
  wordsIn(text) <= mostWords && isAsking(text) && answers.test(text) && whenever.test(text);

/** The answer to a question about the letter before it is sent; undefined if the text asks no such thing. */
export function answerAbout(text: string, intent: string | undefined): Text | undefined {
  if (wordsIn(text) > mostWords) return undefined;
  const byWay = howAnswered(text);
  if (byWay) return byWay;
  const asked = sentencesOf(text).filter(isAsking);
  const asks = (is: (sentence: string) => boolean): boolean => asked.some(is);
  if (fearsToSend.test(text) || asks((it) => undoing.test(it) && afterwards.test(it))) return t("escalate.canUndo");
  if (asks((it) => adding.test(it))) return t("escalate.addNow");
  if (asks((it) => (ownData.test(it) && goes.test(it)) || whatGoes.test(it))) return t("escalate.whatGoes");
  const isOfPeople = asksAboutLetter(text) || asksHowLong(text) || asksIfSent(text) || asksOfSupport(text, intent);
  return isOfPeople || asksWhenAnswered(text) ? t("escalate.whoReads") : undefined;
}

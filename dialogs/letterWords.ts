import { wordsIn } from "./kit/text";
import { sentencesOf } from "./letterText";

/** Intents of texts that say nothing about what is wrong. */
const smallTalk = new Set(["yes", "no", "next", "thanks", "bye", "cancel", "back"]);
/** Intents that a description of a problem may have too. */
const troubles = new Set(["stuck", "human", "activate", "wrongData", "outage", "onePhone", "tickets", "appPassword"]);
export const fewWords = 5;
/** A longer question is itself the letter. */
const mostOfAQuestion = 15;
/** Intents of questions that do not report a problem. */
const questions = new Set([
  "whatIsIt",
  "price",
  "waiting",
  "train",
  "elsewhere",
  "offline",
  "screenshot",
  "phoneRequirements",
  "twoPhones",
  "codeLifetime",
  "renewsItself",
  "graduate",
  "profilZaufany",
  "verify",
  "safety",
  "bot",
  "officeContact",
  "privacy",
]);
/** A text that denies something describes a problem: there is something the student cannot do. */
const complaint = /(^|\s)(nie|not|no|can.?t|cannot|don.?t|doesn.?t|не|ні)(\s|$)/iu;

/** A text with a long number, or with a PESEL that was masked as «•», is meant for staff: «mój PESEL to …, sprawdźcie». */
const number = /\d{5}|•{5}/u;

export const complains = (text: string): boolean => complaint.test(text) || number.test(text);

/**
 * Whether a text is more likely a request to the assistant than part of a letter. A question, or a short request with a sure intent, is.
 */
export const isRatherAWish = (text: string, intent: string | undefined): intent is string => {
  if (intent === undefined || troubles.has(intent)) return false;
  if (questions.has(intent)) return wordsIn(text) <= mostOfAQuestion;
  return !complaint.test(text) && wordsIn(text) <= (text.trim().endsWith("?") ? mostOfAQuestion : fewWords);
};

/** Whether a text such as «Yes, that’s good now» comments on the letter and so does not belong to it. */
export const isSatisfied = (text: string, intent: string | undefined): boolean =>
  intent === "yes" && wordsIn(text) <= fewWords;

export const isSmallTalk = (intent: string | undefined): boolean => intent !== undefined && smallTalk.has(intent);

/** «Nie wysyłaj», said literally. */
export const forbidsSending =
  /(^|[\s,])(nie|don.?t|do not|не)\s+(wysyłaj|wysylaj|wysyłać|wysylac|send|надсилай|відправляй|посилай)/iu;

/** Texts that are hardly meant for staff: «jednak nie wysyłaj», «скасуйте звернення», «wróć do kroku 4». */
export const notToSend = new RegExp(
  [
    forbidsSending,
    /(^|[\s,])(anuluj|skasuj|cancel|скасуй|відміни|відмініть)[^.]{0,20}\s(zgłoszenie|zgloszenie|wiadomość|wiadomosc|request|message|звернення|повідомлення)/,
    /(zgłoszenie|zgloszenie|звернення|повідомлення|request|message)\s(już|juz|вже|is)?\s?(niepotrzebne|nie jest|не потрібн|no longer|not needed)/,
    /(^|[\s,])(won.?t|not going to|nie będę|nie bede|не буду)\s(?:\p{L}+\s)?(send|wysyłać|wysylac|wysyłał\p{L}*|надсилати|відправляти|посилати)/u,
    /(^|[\s,.])(leave|forget|drop|zostaw|daruj|залиш|облиш)\s(?:the|this|my|ten|tę|te|to|цей|той|це)?\s?(letter|message|list|wiadomość|wiadomosc|zgłoszenie|zgloszenie|лист|повідомлення|звернення)/,
    /^(cancel|anuluj|скасуй|скасувати)(?!\p{L})/u,
    /(wróć|wroc|wracam|go back|take me back|поверни|поверніть|повернись)\s(.{0,20}\s)?(krok|step|крок)/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "iu",
);

const refusal =
  /^(?:\s*(?:albo|jednak|lepiej|краще|actually|better))?[\s,]*(?:nie|no|ні|нє|нет|not)(?:[\s,.!]+(?:nie|no|ні|trzeba|dopisuj|dodawaj|wysyłaj|chcę|треба|не|don.?t|leave).*(?:[\n\r\u2028\u2029][\s.!]*)?|[\s.!]*)$/iu;

/** Whether a text answers «no» when the student is asked whether something belongs to the letter: «ні, не додавайте», «no, leave it». */
export const leaves = (text: string, intent: string | undefined): boolean =>
  intent === "cancel" || notToSend.test(text) || (wordsIn(text) <= fewWords && refusal.test(text));

/** «Never mind, leave it as it was», «zostaw tak, jak było»: the letter stays, and what was typed does not join it. */
export const leavesAsItWas = (text: string): boolean => asItWas.test(text);
const asItWas =
  /(?<!\p{L})(?:(?:leave|keep) (?:it|my letter|the letter|that)? ?(?:as|like|the way) it (?:was|is)|zostaw\p{L}* (?:tak,? )?jak (?:było|bylo|jest)|niech zostanie (?:tak,? )?jak (?:było|bylo|jest)|(?:залиш|лиши)\p{L}* (?:так,? )?як (?:було|є)|хай буде як було)(?!\p{L})/iu;

/** Intents that are not opened from a pending text; the student has to name them again. */
const grave: ReadonlySet<string> = new Set(["revoke", "newPhone", "lostPhone", "unlink", "privacy"]);
export const harmless = (wish: string | undefined): string | undefined =>
  wish !== undefined && grave.has(wish) ? undefined : wish;

/**
 * Whether a text asks to change the letter instead of being part of it: «delete everything, I will write it again», «zamiast proszę pana
 * ma być szanowni państwo».
 */
export const toCorrect = (text: string): boolean =>
  !notToSend.test(text) &&
  (onlyThis(text) ||
    notThatPart.test(text) ||
    (correcting.test(text) && partOfALetter.test(text)) ||
    replacing.test(text));
const notThatPart =
  /(?<!\p{L})(?:not (?:the|that) (?:part|bit|line|sentence)|nie (?:ta|tę|tą|ten) (?:część|czesc|linijk\p{L}*|fragment)|nie to zdanie|не (?:ця|цю|та|ту|той|цей) (?:частин\p{L}*|рядок)|не те речення)(?!\p{L})/iu;
const correcting =
  /^(?:\p{L}+[,.]? ){0,6}(?:usuń|usun|skasuj|wykreśl|wykresl|wywal|wytnij|popraw|zmień|zmien|zamień|zamien|delete|remove|take out|correct|rewrite|change|прибери|видали|виправ|зміни|заміни|prybery|vydaly|vyprav|zminy|zaminy)(?!\p{L})/iu;
const partOfALetter =
  /(?<!\p{L})(?:zdani|linijk|akapit|fragment|pytani|tekst|treś|tres|słow|wszystko|wiadomoś|wiadomos|zgłoszeni|zgloszeni|list(?:u|em)?(?!\p{L})|sentence|questions?(?!\p{L})|text(?!\p{L})|words?(?!\p{L})|lines?(?!\p{L})|part|paragraph|everything|letter|message|речення|запитанн|питанн|текст|слов|рядок|рядк|все(?!\p{L})|лист|повідомлен|riadok|ryadok|rechenn)/iu;
const replacing =
  /(?<!\p{L})(?:zamiast\s.{2,60}\s(?:ma być|ma byc|powinno być|napisz|wpisz)|instead of\s.{2,60}\s(?:should|write|put)|замість\s.{2,60}\s(?:має бути|напиши|впиши)|zamist\s.{2,60}\s(?:napyshy|maie buty))(?!\p{L})/iu;

const fewestWords = 5;
/** Whether a text says that no letter is wanted, and nothing else: «nie chcę żadnego listu», «no I don’t want support». */
export const wantsNoLetter = (text: string): boolean =>
  wordsIn(text) <= fewestWords &&
  /(?<!\p{L})(?:nie chc[ęe]|don.?t want|do not want|не хочу|ne hochu)\s(?:\p{L}+\s)?(?:listu|wiadomości|wiadomosci|zgłoszenia|zgloszenia|pomocy|wysyłać|wysylac|pisać|pisac|letter|message|support|to send|to write|листа|повідомлення|звернення|писати|надсилати|підтримки)/iu.test(
    text,
  );

/** Whether a text asks to return to a letter that was dropped: «I do want to send it, back to my message». */
export const toTakeUp = (text: string): boolean =>
  !text.includes("?") &&
  !/(?<!\p{L})(?:nie chc|nie wrac|don.?t|do not|не хочу|не треба|не верта)/iu.test(text) &&
  takingUp.test(text);
const takingUp =
  /(?<!\p{L})(?:(?:jednak|chcę|chce|want to|do|все ж|хочу|таки)\s(?:\p{L}+\s)?(?:wysłać|wyslac|wyślij|wyslij|send|надіслати|надішли|відправити|відправ)(?:\s(?:to|it|это|це|wiadomość|wiadomosc|list|zgłoszenie|message|letter|лист|звернення))?(?:[.,!]|$)|(?:back|wróć|wroc|wracam|wracajmy|назад|повернись|повернімось)\s(?:to|do|до)\s(?:\p{L}+\s)?(?:message|letter|wiadomości|wiadomosci|listu|zgłoszenia|zgloszenia|листа|повідомлення|звернення))/iu;

/** Whether a text asks for the letter that was set aside: «where is my letter?», «is it lost? give it back», «draft». */
export const asksForLetter = (text: string): boolean =>
  lookingForIt.test(text) || goingOnWithIt.test(text) || (givingBack.test(text) && wordsIn(text) <= mostOfAQuestion);
const lookingForIt =
  /(?<!\p{L})(?:where.{1,20}(?:letter|message|request)|(?:see|read|view) (?:my|the) (?:letter|message|request)|gdzie.{1,25}(?:na)?pisał|де.{1,25}(?:на)?писа|show.{1,30}(?:i wrote|my (?:letter|message|request))|take me back|gdzie.{1,25}(?:list|zgłoszen|zgloszen|wiadomo)|poka[zż].{1,30}(?:napisa|zgłoszen|zgloszen|wiadomo)|де.{1,25}(?:лист|письм|звернен|повідомлен)|(?:лист|звернен|повідомлен).{1,30}\sде(?!\p{L})|покаж.{1,30}написа|(?:верта|верн|поверн).{1,25}(?:лист|письм|звернен|повідомлен))/iu;
const goingOnWithIt =
  /^(?:(?:the|my|mój|moj|moja|мій|моя)\s)?(?:draft|szkic|wersja robocza|чернетка)[\s.!?]*$|(?<!\p{L})(?:(?:letter|message|request)(?: to support)?,? (?:that )?i (?:was writing|wrote|have written)|(?:continue|finish|send|bring back|give back|open)\s(?:with\s)?(?:my|that|the)\s(?:letter|message|request)|(?:list|wiadomość|wiadomosc|zgłoszenie|zgloszenie)(?: do pomocy)?,? (?:co|który|ktory|którą|ktora|które|ktore)\s(?:\p{L}+\s)?pisa\p{L}+|(?:dokończ|dokoncz|kontynu|wyślij|wyslij|oddaj|zwróć|zwroc|wracamy do|wróćmy do)\p{L}*\s(?:tę|te|tamtą|tamta|ten|tamten|moją|moja|mój|moj|mojego|tego|tej|mojej)\s(?:list|wiadomoś|wiadomos|zgłoszeni|zgloszeni)\p{L}*|(?:лист|письмо|звернення|повідомлення)(?: до підтримки)?,? (?:що|яке|який|шо)\s(?:\p{L}+\s)?писа\p{L}+|(?:продовж|допис|відправ|надішл|віддай|поверн)\p{L}*\s(?:той|той самий|мій|моє|те|це)\s(?:лист|письм|звернен|повідомлен)\p{L}*)/iu;
const givingBack =
  /(?<!\p{L})(?:przepad|zginę|zgine|znikn|lost|gone|vanish|disappear|пропал|зникл).{0,60}(?:oddaj|zwróć|zwroc|przywróć|przywroc|give|bring|back|pisał|pisal|wrote|поверн|верн|писала|писав)/isu;

export const beginsWithYes = /^(?:tak|yes|yeah|так|да)(?!\p{L})/iu;

/** The words that a plain yes may consist of, when the student is asked whether something belongs to a letter. */
const yesWords = new Set(
  `tak yes yeah yep ok okay sure please of course it is its it's was for them part the a belongs put add include join that this to too also and jasne pewnie oczywiście oczywiscie proszę prosze że ze ma być byc w do dodaj dopisz dołącz dolacz też tez listu liście liscie wiadomości wiadomosci zgłoszenia zgloszenia letter message my i y й і так да ага звісно добре додай допиши це цього до листа повідомлення звернення будь ласка теж також його`.split(
    " ",
  ),
);
const mostBeside = 1;

/** Whether a text that agrees contains nothing but that agreement. */
export const isBriefYes = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}’']+/u)
    .filter((it) => it !== "" && !yesWords.has(it)).length <= mostBeside;

const asksToAdd = /^(?:ok[\s,]+)?(?:add|dopisz|dodaj|додай|допиши)(?:\s(?:it|that|this|to|це))?(?!\p{L})/iu;
/** Whether a text says yes, or «add it», and nothing else, although nothing is asked. */
export const onlyAgrees = (text: string): boolean =>
  (beginsWithYes.test(text) || asksToAdd.test(text)) && isBriefYes(text);

/** Whether a text asks to send the letter: «send it», «wysyłaj». */
export const saysSend = (text: string): boolean =>
  /(?<!\p{L})(?:send|wyślij|wyslij|wysyłaj|wysylaj|wysłać|wyslac|надішли|надсилай|відправ\p{L}*|шли)(?!\p{L})/iu.test(
    text,
  );

/** Whether a text asks something about the letter that the assistant can answer: «Kto to przeczyta?», «when do they answer?». */
export const asksAboutLetter = (text: string): boolean =>
  (text.includes("?") && readers.test(text)) || (wordsIn(text) <= mostOfAQuestion && asksWho.test(text));
/** «But who will read my letter», «will Grace see it»: a question although it may lack the question mark. */
const asksWho =
  /^(?:(?:a|ale|i|and|but|before i send|а|але|і|zanim wyślę)[\s,]+)*(?:kto|czy|oni|who|will|do they|they|хто|чи|вони)\s(?:\p{L}+\s){0,4}(?:przeczyta|zobaczą|zobacza|побачать|бачать|czyta|czytał|zobaczy|widzi|read|reads|see|sees|прочитає|читає|читатиме|побачить|бачить)(?!\p{L})(?:\s(?:to|it|this|my|name|imię|imie|nazwisko|імя|ім’я|ім'я|прізвище|mój|moją|moje|list|letter|message|wiadomość|wiadomosc|zgłoszenie|це|мій|моє|лист|повідомлення|tę)){0,3}(?:[?.!\s]|$)/iu;

/** Whether a text asks how long an answer takes: «But is it days or weeks?». */
export const asksHowLong = (text: string): boolean =>
  text.includes("?") && wordsIn(text) <= mostOfAQuestion && spans.test(text) && !ofElse.test(text);
/** Words for what takes its time at the university, so that the answer of support is not meant. */
const ofElse =
  /(?<!\p{L})(?:photo|approv|order|codes?(?!\p{L})|card|extension|zdjęci|zdjeci|fot|zatwierdz|zamówieni|zamowieni|kod|legitymac|przedłuż|przedluz|фото|схвал|замовлен|код|квит|картк|продовж)/iu;
const spans =
  /(?<!\p{L})(?:dni|tygodni\p{L}*|godzin\p{L}*|days?|weeks?|hours?|днів|дні|тижн\p{L}*|годин\p{L}*|how (?:long|soon)|jak długo|jak dlugo|ile (?:to )?(?:trwa|potrwa|czeka)|як довго|скільки (?:чекати|часу))(?!\p{L})/iu;
/** Small questions about the people who will read the letter. */
const ofSupport: ReadonlySet<string> = new Set(["supportWhen", "supportReaders", "supportLanguage"]);
/** Whether a short text asks about the people who will read the letter. */
export const asksOfSupport = (text: string, intent: string | undefined): boolean =>
  intent !== undefined && ofSupport.has(intent) && wordsIn(text) <= mostWordsToSend;

/** Whether a text asks whether the letter has been sent, and to whom: «czy już wysłane? do kogo», «did it send?». */
export const asksIfSent = (text: string): boolean => wordsIn(text) <= mostWordsToSend && sentOrNot.test(text);
const sentOrNot =
  /(?<!\p{L})(?:(?:czy|is|was|has|did|чи|а)\s(?:\p{L}+\s){0,3}(?:wysłane|wyslane|wysłała|wysłał|wysłało|poszło|poszlo|sent|send|go through|gone|надіслано|надіслане|надіслалося|відправлено|відправилось|відправилося|пішло)(?!\p{L})|(?:wysłane|wyslane|wysłało się|poszło|poszlo|sent|надіслано|відправлено|відправилось|пішло)\s?(?:już|juz|yet|вже|to who|do kogo|кому)?\s?\?|(?:do kogo|to who|to whom|whom to|кому)\s(?:\p{L}+\s){0,3}(?:poszło|poszlo|wysłan\p{L}*|idzie|it go|was it sent|sent|надіслан\p{L}*|відправ\p{L}*|пішло))/iu;
const readers =
  /(?<!\p{L})(?:kto|komu|kiedy|ile|jak długo|jak dlugo|who|when|how (?:long|soon)|do they|хто|кому|коли|скільки|скіко|через)(?!\p{L}).{0,200}(?:czyta|odpis|odpow|zobacz|read|repl|answer|see|respond|чита|відпо|отвеч|ответ|ответ|бач)/iu;

/**
 * Whether a text only asks to send the letter, so that nothing of it belongs in the letter: «Ok it is good like this, send it».
 */
export const isToSend = (text: string): boolean =>
  saysSend(text) && wordsIn(text) <= mostWordsToSend && !complains(text) && !notToSend.test(text);
const mostWordsToSend = 10;

/** Whether a text takes only the text that is asked about for the whole letter: «remove the other questions, only this one». */
export const onlyThis = (text: string): boolean => wordsIn(text) <= mostWordsToSend && onlyThisOne.test(text);
const onlyThisOne =
  /(?<!\p{L})(?:(?:only|just) (?:this|that|the last)(?: one| text| part)?|tylko (?:to|ten|tę|te|ten tekst|to ostatnie)|(?:тільки|лише) (?:це|цей|оце|останнє))[\s.!]*$/iu;

/** Whether a text says to leave out what is asked about: «no, leave that out, just send the other one». */
export const leavesOut = (text: string): boolean => wordsIn(text) <= mostWordsToSend && leavingOut.test(text);
const leavingOut =
  /(?<!\p{L})(?:(?:leave|keep|take) (?:that|it|this|the question) out|(?:send (?:it )?)?without (?:that|it|this)|don.?t (?:add|include) (?:that|it|this)|(?:just|only) (?:send )?the (?:other|first|letter|rest)|nie (?:dopisuj|dodawaj|dołączaj|dolaczaj)|bez (?:tego|niego|pytania)|pomiń|pomin|tylko (?:tamto|tamten|tamtą|resztę|list|wiadomość|zgłoszenie)|не (?:допис|додав)\p{L}*|без (?:цього|того|нього|питання)|тільки (?:те|той|лист|решту|звернення))(?!\p{L})/iu;

/** Whether a short text points at something to take out and names nothing: «usuń to», «remove that». */
export const pointsOut = (text: string): boolean => wordsIn(text) <= fewWords && pointing.test(text);
const pointing =
  /(?<!\p{L})(?:remove|delete|erase|take out|drop|usuń|usun|skasuj|wyrzuć|wyrzuc|прибери|приберіть|видали|видаліть)(?:\s(?:that|it|this|to|tego|це|його|please|proszę|prosze|out)){0,3}[\s.!]*$/iu;

/** Whether a text asks for what was taken out: «no, the other way around, bring it back». */
export const bringsBack = (text: string): boolean =>
  (wordsIn(text) <= mostWordsToSend && bringing.test(text) && !complaint.test(text)) ||
  (wordsIn(text) <= mostOfAQuestion && (givingBack.test(text) || lost.test(text)));
/** «Ой, а де те, що я казала, воно пропало, верніть» */
const lost = /(?<!\p{L})(?:przepad|zginę|zgine|znikn|lost|gone|vanish|disappear|пропал|зникл)/iu;
const bringing =
  /(?<!\p{L})(?:(?:bring|put|give|take) (?:it|that|this|them) back|bring back|undo|przywróć|przywroc|cofnij|oddaj to|(?:поверни|поверніть|верни|верніть)(?:\s(?:це|його|текст|попередн\p{L}*|назад|як|було|будь|ласка))*[\s.!]*$)(?!\p{L})/iu;

/** Whether a text asks for a person and tells nothing else, so that no word of it belongs in the letter: «can I talk to a human». */
export const isForPerson = (text: string): boolean =>
  toSupport.test(text) ||
  (wordsIn(text) <= mostWordsForPerson && person.test(text) && wishes.test(text) && !unwanted.test(text));
const unwanted = /(?<!\p{L})(?:nie (?:chc|potrzeb|trzeba)|don.?t (?:want|need)|no need|не (?:хоч|треба|потріб))/iu;
/** The label of the button to support, or nearly that. */
const toSupport =
  /^(?:(?:ok|okay|please|proszę|chcę|chce|no to|i want to|let me|хочу|будь ласка)[\s,]+)*(?:napisz|napisać|napisac|pisz|write|message|contact|написати|напиши|напишіть)\s(?:(?:to|do|w|в|у|до)\s)?(?:the )?(?:pomocy|pomoc|support|help ?desk|kogoś|kogos|człowieka|czlowieka|someone|a person|підтримк\p{L}*|людини|когось)[\s.!]*$/iu;
const person =
  /(?<!\p{L})(?:człowiek\p{L}*|czlowiek\p{L}*|konsultant\p{L}*|kimś żywym|kims zywym|ktoś (?:normalny|żywy|zywy)|(?:z|do) (?:kimś|kims|kogoś|kogos)|human(?: being)?s?|(?:real|live|actual) (?:person|people)|(?:a|with|to) person|someone real|somebody real|phone number|людин\p{L}*|людям|оператор\p{L}*|консультант\p{L}*)(?!\p{L})/iu;
const wishes =
  /(?<!\p{L})(?:chc[ęe]|wol[ęe]|wolał\p{L}*|chciał\p{L}*|da się|da sie|mogę|moge|można|mozna|poprosz[ęe]|prosz[ęe]|dajcie|daj|potrzebuj[ęe]|pomógł|pomógłby|want|wanna|need|can i|could i|may i|let me|please|i.?d (?:like|rather)|would (?:like|rather)|talk|is there|send my|хочу|хотіл\p{L}*|хотів|можна|дайте|дай|прошу|будь ласка|потрібн\p{L}*|краще)(?!\p{L})/iu;
const mostWordsForPerson = 16;

const aboutIt = /(?<!\p{L})(?:w sprawie|dotycz\p{L}*|about|regarding|because|bo|o|про|щодо|стосовно|бо)\s/iu;
const fewestOfALetter = 7;
/** Whether each clause of a sentence wishes for a person: in «potrzebuję człowieka, kod wygasł», the second does not. */
const isAllWish = (sentence: string): boolean =>
  isForPerson(sentence) &&
  sentence.split(/[,;:]/u).every((it) => person.test(it) || wishes.test(it) || wordsIn(it) < 2);
/** A text that begins a letter, without the sentences that only wish for a person; empty if hardly anything is left. */
export function withoutWishForPerson(text: string): string {
  const sentences = sentencesOf(text);
  const told = sentences.filter((it) => complains(it) || aboutIt.test(it) || !isAllWish(it));
  const rest = told.join("").trim();
  return told.length < sentences.length && wordsIn(rest) < fewestOfALetter ? "" : rest;
}

const bareSending =
  /^(?:(?:ok|okay|okej|tak|yes|так|no|to|dobra|dobrze|добре|please|proszę|прошу|will|i)[\s,.!]+)*(?:send|wyślij|wyslij|wysyłaj|wysylaj|надішли|надсилай|надсилайте|відправ|відправляй|відправляйте)(?:\s(?:it|this|to|je|ją|це|його|the|my|request|letter|message|zgłoszenie|zgloszenie|list|звернення|листа|лист|please|proszę|off|now|już|teraz)){0,4}[\s.!]*$/iu;
/** Whether a text tells what to do with the letter, wherever it is typed: «usuń ostatnie zdanie», «wyślij zgłoszenie». */
export const isAboutLetter = (text: string): boolean =>
  !text.includes("?") && wordsIn(text) <= mostOfAQuestion && (bareSending.test(text) || toCorrect(text));

/** Whether a question is about one of the topics that have an answer. */
export const asksOnTopic = (text: string, intent: string | undefined): boolean =>
  intent !== undefined && questions.has(intent) && wordsIn(text) <= mostOfAQuestion;

export const withoutYes = (text: string): string =>
  text.replace(/^(?:(?:tak|yes|yeah|так|да|please|proszę|будь ласка|and|i|і|й)(?!\p{L})[\s,.!]*)+/iu, "");

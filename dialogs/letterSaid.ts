import { wordsIn } from "./kit/text";
import { sentencesOf } from "./letterText";
import { isPolite, tokensOf, wordList } from "./letterTokens";

/** Words that turn to the assistant. Staff may be spoken to in the same way, so such a text is asked about. */
const you = wordList(
  `ty ciebie cię cie tobie tobą twój twoj twoja twoje twoją twoim możesz mozesz możecie wiesz umiesz potrafisz legitka legitko asystent* bot bota bocie
  you your yours u ti ти тебе тобі тобою твій твоя твоє твою ви вас вам вами ваш* можеш можете знаєш знаєте tebe tobi vy асистент* бот бота боте`,
);
/** Words about the letter, and about sending and changing it. The past tense is missing here, because it tells of things sent or deleted elsewhere. */
const ofTheLetter = wordList(
  `zgłoszeni* zgloszeni* list listu liście liscie listem wiadomość wiadomosc wiadomości wiadomosci treść tresc treści tresci wyślij wyslij wyślę wysle
  wyślemy wysyłaj wysylaj wysyłać wysylac wysłać wyslac wysyłam wysylam dopisz dopiszcie dopisać dopisac dopisuj dopisywać dopisywac dodaj dodać dodac
  usuń usun usunąć usunac skasuj skasować skasowac wykreśl wykresl wykreślić wyrzuć wyrzuc wyrzucić wyrzucic wywal wywalić wytnij zmień zmien zamień
  zamien popraw poprawić poprawic cofnij cofnąć cofnac linijk* zdanie zdania akapit* fragment zamiast podpisz podpisać podpisac napisz wpisz
  letter message send sending add append remove delete erase sentence sentences line lines edit undo instead rewrite rephrase change write
  лист листа листі листу листом звернен* повідомлення надішл* надсил* надіслати відправ відправте відправляй відправляйте відправити слати шли
  допиши допишіть дописати дописуй додай додайте додати прибери приберіть прибрати видали видаліть видалити забери заберіть викресли речення рядок
  рядка абзац зміни змініть заміни замініть виправ виправте замість підпиши підпишіть напиши напишіть впиши dopysh* dopyshy napysh* nadishl* vidprav*
  zabery prybery vydaly zminy zaminy rechenn* riadok ryadok lyst lysta`,
);
const asking = wordList(
  `kto kogo komu czy gdzie ile dlaczego czemu skąd skad jaki jaka jakie jaką który która które who whom whose what why where how which is are do does did
  can could will would should may am хто кого кому чи де скільки чому чого звідки який яка яке куди chy koly skilky chomu`,
);
/** Words that begin a question as well as a clause about a time: «kiedy skanuję kod, …». */
const whenOrHow = wordList("kiedy jak co po when коли як що шо shcho");
const mostOfAShortQuestion = 7;
const approving = wordList(
  "dobra dobrze fajnie super spoko świetnie swietnie great good fine nice cool perfect right alright добре гаразд ладно чудово супер",
);
const auxiliary = wordList("am do did can could will would should may");
const isJoint = wordList("a ale and but but_then i oraz а але і та й");
const feelings =
  /(?<!\p{L})(?:boję się|boje sie|obawiam się|martwię się|afraid|scared|worried|nervous|боюсь|боюся|хвилююся|переживаю)(?!\p{L})/iu;
/** «Nie tak.», «wait, …», «ні ні …»: turns against what has just been done. */
const turnsBack =
  /^(?:(?:oj|oh|o|ой|ale|but|але|ok|hej|hey)[\s,]+)*(?:nie|no|ні|нє|wait|stop|czekaj|poczekaj|стоп|підожди\p{L}*|почекай\p{L}*|зачекай\p{L}*|стривай\p{L}*|hold on|chwila)(?:\s*[,.!:;…]|\s+(?:nie|no|ні|нє|tak|так|it|that|to|це|те|то)(?!\p{L})|\s*$)/iu;

const orNot = /(?<!\p{L})(?:czy nie|or not|чи ні|tak czy nie|yes or no|так чи ні)[\s.!]*$/iu;

/** Whether a text asks something, with a question mark or without one. */
export function isAsking(text: string): boolean {
  if (text.includes("?") || orNot.test(text)) return true;
  const tokens = tokensOf(text);
  const isFiller = (word: string): boolean => (isPolite(word) && !asking(word)) || approving(word) || isJoint(word);
  const first = tokens.find(({ word }) => !isFiller(word))?.word ?? "";
  if (asking(first)) return true;
  const isShort = tokens.length <= mostOfAShortQuestion;
  if (isShort && whenOrHow(first)) return true;
  // «Super, a kiedy odpowiedzą»
  return tokens.some(({ word }, at) => {
    const before = at > 0 ? (tokens[at - 1]?.word ?? "") : "";
    // In English, «I am» has no «and».
    return asking(word) && isJoint(before) && !(before === "i" && auxiliary(word));
  });
}

/** Whether a text asks, and tells nothing beside that. */
export const isOnlyAsking = (text: string): boolean =>
  isAsking(text) && sentencesOf(text).every((it) => isAsking(it) || wordsIn(it) <= mostOfAnAside);
const mostOfAnAside = 3;

/**
 * Whether a text at the preview of a letter is plainly a further statement of the student's matter, which joins the letter at once. A question, and
 * words to the assistant or about the letter, are asked about instead.
 */
export const isStatement = (text: string): boolean =>
  !isAsking(text) &&
  !feelings.test(text) &&
  !turnsBack.test(text) &&
  !beginsApproving.test(text.trim()) &&
  !tokensOf(text).some(({ word, isQuoted }) => !isQuoted && (you(word) || ofTheLetter(word)));

/** Whether a text tells the assistant that what it took into the letter was said to it: «to było do Ciebie», «I was asking you». */
export const wasForAssistant = (text: string): boolean => wordsIn(text) <= mostOfARemark && forAssistant.test(text);
const mostOfARemark = 20;
const forAssistant = new RegExp(
  [
    /(?:to|tamto|tego)\s(?:\p{L}+\s)?(?:było|bylo|jest)\s(?:tylko\s)?(?:pytanie\s)?(?:do|dla)\s(?:pana|pani|państwa|ciebie|was|asystenta|bota|legitki)/u,
    /(?:ciebie|cię|cie|pana|panią|pania|was)\s(?:ja\s|się\s|tylko\s|o to\s)*(?:pytał\p{L}*|pytal\p{L}*|pytam|zapytał\p{L}*)/u,
    /(?<!\p{L})(?:pytał\p{L}*|pytal\p{L}*|pytam|mówił\p{L}*|mowil\p{L}*)\s(?:\p{L}+\s)?(?:ciebie|cię|cie|do ciebie|do pana|do pani|pana|panią|was|do was)/u,
    /(?:to|ja)\s(?:było\s|bylo\s)?tylko\s(?:pytanie|pytał\p{L}*|pytal\p{L}*|pytam)/u,
    /(?:tego|to)\s(?:\p{L}+\s){0,2}nie\s(?:dopisuj|dopisywać|dopisywac|dodawaj|dodawać|dodawac|wpisuj|wpisywać|wpisywac)/u,
    /nie\s(?:do|dla)\s(?:listu|zgłoszenia|zgloszenia|wiadomości|wiadomosci|pomocy)(?=[\s,.!]|$)/u,
    /(?:that|it|this)\s(?:one\s)?(?:was|is|were)\s(?:a |just |only |meant |my )*(?:question\s)?(?:for|to) you/u,
    /(?:that|it|this)\s(?:was|is)\s(?:just |only )?a question/u,
    /(?:they|those|these)\s(?:were|are)\s(?:all |just |only |my )*(?:questions\s)?(?:for|to) you/u,
    /(?:to|te)\s(?:były|byly|są)\s(?:pytania\s)?(?:do|dla)\s(?:pana|pani|państwa|ciebie|was)/u,
    /це\s(?:були\s)?(?:питання|запитання)\s(?:до|для)\s(?:вас|тебе)/u,
    /i\s(?:was|am|m|just|only)\s(?:just |only )?(?:asking|talking to|asked|speaking to)\s?(?:you)?/u,
    /(?:not|n.?t)\s(?:meant\s)?(?:for|to be in)\s(?:the|my)\s(?:letter|message|request)/u,
    /(?:вас|тебе|вам|тобі)\s(?:ж\s|я\s|тільки\s)*(?:пита\p{L}*|запит\p{L}*|каза\p{L}*|кажу|спита\p{L}*)/u,
    /(?<!\p{L})(?:пита\p{L}*|запит\p{L}*|спита\p{L}*)\s(?:тебе|вас)/u,
    /(?:це|то|те)\s(?:ж\s)?(?:було\s)?(?:питання\s)?(?:до|для)\s(?:вас|тебе|бота|помічника)/u,
    /(?:це|то)\s(?:було\s)?(?:просто\s|тільки\s|лише\s)(?:питання|запитання)/u,
    /не\s(?:для|до|в)\s(?:листа|лист|звернення|повідомлення)(?=[\s,.!]|$)/u,
    /(?:це|цього|того)\s(?:\p{L}+\s){0,2}не\s(?:дописуй|дописуйте|дописувати|додавай|додавайте|додавати)/u,
  ]
    .map(({ source }) => `(?<!\\p{L})${source}(?!\\p{L})`)
    .join("|"),
  "iu",
);

/** The question of a text that says that it only asked: of «I'm not writing a letter, I only asked if you're a machine», what follows. */
export const onlyAsked = (text: string): string | undefined => askedOnly.exec(text)?.[1]?.trim();
const askedOnly =
  /(?<!\p{L})(?:i\s(?:only|just)\s(?:asked|wanted to ask|was asking)|tylko\s(?:się\s|chciał\p{L}+\s)?(?:pytał\p{L}*|pytal\p{L}*|pytam|zapytał\p{L}*|spytać|zapytać)|(?:тільки|лише|просто)\s(?:хоті\p{L}+\s)?(?:с|за)?пита\p{L}+)[\s,:]+((?:czy|if|whether|чи|who|what|kto|co|хто|що|jak|how|як|gdzie|where|де|kiedy|when|коли|o)\s.{4,})$/iu;

/** Whether a text puts off sending: «Nie wyślę dzisiaj, muszę się z tym przespać». */
export const postpones = (text: string): boolean => wordsIn(text) <= mostOfARemark && later.test(text);
const later =
  /(?<!\p{L})(?:(?:nie|jeszcze nie)\s(?:wyślę|wysle|wysyłam|wysylam)|(?:wyślę|wysle)\s(?:\p{L}+\s){0,2}(?:jutro|później|pozniej|potem|rano|wieczorem|kiedy indziej)|(?:jutro|później|pozniej|potem)\s(?:to\s|je\s)?(?:wyślę|wysle)|przespać|przespac|prześpię się|(?:i.?ll|i will|let me)\s(?:send|do)\s(?:it|this|that)\s(?:\p{L}+\s)?(?:later|tomorrow|tonight|another day)|(?:not|won.?t|don.?t want to|am not)\s(?:going to\s)?(?:send|sending)\s(?:it\s|this\s|anything\s)?(?:today|yet|now|tonight)|sleep on (?:it|this)|(?:не|ще не)\s(?:надішлю|відправлю|надсилатиму|відправлятиму|пошлю)|(?:надішлю|відправлю)\s(?:\p{L}+\s){0,2}(?:завтра|потім|пізніше|згодом|увечері)|(?:завтра|потім|пізніше)\s(?:це\s)?(?:надішлю|відправлю)|переспати|переспл\p{L}*)(?!\p{L})/iu;

/** Whether a text lets the letter go as it is, whatever else it remarks: «добре, тепер так і є, можна слати». */
export const letsItGo = (text: string): boolean =>
  wordsIn(text) <= mostOfARemark && !isAsking(text) && mayGo.test(text) && !addsMore.test(text);
const mayGo =
  /(?<!\p{L})(?:(?:shoot|fire) it (?:over|off)|shoot it|hit send|(?:puszczaj|puść|leć z) (?:to|tym|go|je)|(?:лети|запускай)(?:те)?|(?:można|mozna|możesz|mozesz|może pan|może pani|możecie)\s(?:to\s|już\s|juz\s|je\s|śmiało\s)*(?:wysłać|wyslac|wysyłać|wysylac|słać|slac|puszczać)|niech\s(?:idzie|leci|pójdzie)|(?:you )?(?:can|may)\s(?:send|forward|submit|go ahead)|it can go|let it go|good to go|(?:можна|можеш|можете)\s(?:вже\s|це\s|його\s)*(?:слати|надсилати|надіслати|відправляти|відправити)|(?:хай|нехай)\s(?:іде|йде|летить))(?!\p{L})/iu;
const addsMore =
  /(?<!\p{L})(?:ale|but|але|only if|tylko jeśli|tylko jesli|jeśli|jesli|if|якщо|zamiast|instead|замість)(?!\p{L})/iu;

const beginsApproving =
  /^(?:(?:no|ah|oh|o|ой|ну|tak|yes|так)[\s,]+)*(?:jest |to jest |it.?s |that.?s |все |всё |i |looks |reads |very )*(?:ok|okej|okay|dobra|dobrze|super|świetnie|swietnie|idealnie|fajnie|pasuje|zgadza się|perfect|good|great|fine|nice|looks|lgtm|approved|correct|all|right|tak|yes|yep|yeah|добре|гаразд|ладно|чудово|супер|так|норм|правильно|ідеально)(?!\p{L})/iu;
const beginsMore =
  /(?<!\p{L})(?:jeszcze|też|tez|dopisz|dodaj|also|too|plus|and i|add|ще|також|теж|допиши|додай|і в мене)(?!\p{L})/iu;

/** Whether a text that may be a yes to sending is no more than one: it begins with an approval, and adds nothing. */
export const isApproval = (text: string): boolean => beginsApproving.test(text.trim()) && mayApprove(text);

/** Whether a text that sounds like a yes to sending asks nothing, sets no condition and adds nothing. */
export const mayApprove = (text: string): boolean => !isAsking(text) && !addsMore.test(text) && !beginsMore.test(text);

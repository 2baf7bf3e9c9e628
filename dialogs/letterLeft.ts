import type { Notice, Opening } from "./kit/card";
import { go, open, resumeLast, type Next, type StepContext, type Typed } from "./kit/dialog";
import { t, wordsIn } from "./kit/text";
import type { Escalation } from "./letterMoves";
import { isAsking, onlyAsked, postpones } from "./letterSaid";

const mostWords = 30;
const clauses = /[.,;:!?…\n]+/u;
/** A clause that refuses the letter and says nothing else. */
const refuses = new RegExp(
  [
    /^(?:\p{L}+\s){0,3}nie (?:chc[ęe]|będę|bede|trzeba|potrzebuję|potrzebuje)\s(?:(?:ja|już|juz|nikomu|nigdzie|do nikogo|żadn\p{L}+|zadn\p{L}+|nic|tego|do nich)\s){0,2}(?:wiadomości|wiadomosci|listu|zgłoszenia|zgloszenia|pomocy|człowieka|czlowieka|konsultanta|wysyłać|wysylac|pisać|pisac|wysłać|wyslac)(?:\s(?:listu|listów|wiadomości|wiadomosci|zgłoszenia|nic|do nich|do pomocy|do nikogo|do was|niczego|nigdzie)){0,2}$/u,
    /^(?:\p{L}+\s){0,3}(?:don.?t|do not) want\s(?:(?:any|a|to|the)\s)?(?:message|letter|support|person|human|send|write)(?:\s(?:anything|any|a|the|message|letter|to|them|anyone|anybody|support)){0,3}$/u,
    /^(?:nie|no|not a|ні|не) (?:żadn\p{L}+ )?(?:zgłoszenie|zgloszenie|zgłoszenia|zgloszenia|list|listu|wiadomość|wiadomosc|wiadomości|letter|message|request|лист|листа|звернення|повідомлення)$/u,
    /^(?:\p{L}+\s){0,3}не (?:хочу|буду|треба|потрібно)\s(?:(?:жодн\p{L}+|ніяк\p{L}+|нічого|вже|нікому|нікуди|я)\s){0,3}(?:листа|повідомлення|звернення|людину|людини|писати|надсилати|відправляти|підтримки)(?:\s(?:листа|листів|повідомлення|звернення|нічого|нікому|нікуди|їм|в підтримку|до підтримки)){0,2}$/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "iu",
);
/** A clause that tells the assistant not to send anything. */
const forbids = new RegExp(
  [
    /^(?:\p{L}+\s){0,2}nie (?:pisz|wysyłaj|wysylaj|wysyłać|wysylac|przekazuj)(?:\s(?:tego|nic|niczego|nikomu|im|nigdzie|do \p{L}+)){0,2}$/u,
    /^(?:\p{L}+\s){0,2}(?:don.?t|do not) (?:send|write|message)(?:\s(?:it|this|that|anything|to|them|anyone|anybody|support|yet)){0,3}$/u,
    /^(?:\p{L}+\s){0,2}не (?:пиши|пишіть|надсилай|надсилайте|надсилати|відправляй|відправляйте|відправляти)(?:\s(?:це|нічого|нікому|нікуди|їм|в підтримку|до підтримки)){0,2}$/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "iu",
);
const stops =
  /(?<!\p{L})(?:przestań|przestan|dość|dosc|daj spokój|stop|enough|leave it|досить|перестань|годі|хватит)(?!\p{L})/iu;
const asksToBeShown =
  /(?:^|[\s,.!])(?:pokaż|pokaz|powiedz|wyjaśnij|wytłumacz|show|tell|explain|guide|покажи|покажіть|скажи|поясни|розкажи)\s(?:\p{L}+\s){0,2}(?:jak|how|як|krok|step|co robić|co robic|what to do|що робити)(?!\p{L})/iu;
const asksAssistant =
  /(?<!\p{L})(?:może sam\p{L}? wiesz|moze sam\p{L}? wiesz|sam\p{L}? wiesz co|wiesz może|wiesz moze|(?:maybe )?(?:do )?you know (?:what|how|why)|may you know|може (?:ти )?(?:сам\p{L}? )?знаєш|ти (?:не )?знаєш(?:,)? (?:що|чому|як))(?!\p{L})/iu;
const wantsToCall =
  /(?<!\p{L})(?:(?:chcę|chce|wolę|wole|wolał\p{L}*|chciał\p{L}*)\s(?:tam\s|do nich\s)?(?:zadzwonić|zadzwonic|dzwonić)|(?:podaj\p{L}*|poproszę|poprosze|daj\p{L}*)\s(?:\p{L}+\s){0,3}(?:telefon|numer)\s(?:telefonu )?do|(?:want|prefer|like|rather) (?:to )?(?:call|phone|ring)|(?:give me|what is|what.s) (?:\p{L}+\s){0,3}(?:phone number|number of the)|(?:pytał\p{L}*|pytam)\s(?:\p{L}+\s){0,2}(?:dzwonić|dzwonic|zadzwonić|zadzwonic)|(?:питала|питав|питаю)\s(?:\p{L}+\s){0,2}(?:дзвонити|подзвонити)|(?:asked|asking) (?:\p{L}+\s){0,3}(?:call|phone)|(?:хочу|краще|волію)\s(?:\p{L}+\s)?(?:подзвонити|подзвоню|зателефонувати)|дай\p{L}*\s(?:\p{L}+\s){0,3}(?:номер|телефон))(?!\p{L})/iu;
/** «I don’t want to write a new one, I want to see the old one.» */
const wantsOldOne =
  /(?<!\p{L})(?:zobaczyć|zobaczyc|obejrzeć|obejrzec|przeczytać|see|look at|view|read|глянути?|глянуть|подивити\p{L}*|подивить\p{L}*|побачити)\s(?:\p{L}+\s){0,2}(?:stare|poprzednie|wysłane|wyslane|tamto|the old|the one|what i sent|старе|старий|попереднє|надіслане|відправлене)(?!\p{L})/iu;
const worked =
  /(?<!\p{L})(?:(?:już |juz )?działa|dziala|udało się|udalo sie|wszystko (?:ok|gra|dobrze|w porządku)|it works|works now|works fine|all good|everything (?:is )?(?:ok|okay|fine)|працює|все (?:ок|добре|гаразд)|вийшло)(?!\p{L})/iu;
const mostWordsOfNews = 8;
/** A «no» that answers something. In «nie działa» it denies what follows. */
const saidNo =
  /^(?:(?:nie|no|ні)(?:\s*[,.!]+\s*|\s+(?=(?:nie|no|ні)(?!\p{L})|(?:it|all|everything|wszystko|все)\s)))+/iu;
/** Words after which such news is part of a story about a problem. */
const doubted =
  /(?<!\p{L})(?:nie (?:działa|dziala|udało)|not|doesn.?t|isn.?t|ale|but|не|але|gdy|when|коли|jak)(?!\p{L})/iu;

/** Intents that a text at a letter has because it is about that letter. */
const aboutLetter: ReadonlySet<string> = new Set(["human", "tickets", "menu", "language", "cancel"]);

const partsOf = (text: string): string[] => text.split(clauses).map((it) => it.trim());
/** A clause that says something else than that no letter is wanted. */
const saysElse = (it: string): boolean => wordsIn(it) > 1 && !refuses.test(it) && !forbids.test(it) && !stops.test(it);

/** Whether a text reports that all is well now, so that nobody has to be written to. */
export function isGoodNews(text: string): boolean {
  const told = partsOf(text)
    .filter((it) => !refuses.test(it) && !forbids.test(it))
    .join(", ")
    .replace(saidNo, "");
  return worked.test(told) && !doubted.test(told) && wordsIn(told) <= mostWordsOfNews && !text.includes("?");
}

/**
 * The part of a text at a letter that says something else than that no letter is wanted: of «nie chcę pisać do pomocy, pokaż kod», the second part.
 *
 * @returns undefined if the text does not refuse the letter, or says nothing else
 */
export function beyondRefusal(text: string): string | undefined {
  const parts = partsOf(text);
  if (wordsIn(text) > mostWords || !parts.some((it) => refuses.test(it) || forbids.test(it)) || isGoodNews(text))
    return undefined;
  const rest = parts.filter(saysElse).join(", ");
  return rest === "" ? undefined : `${rest}${text.trim().endsWith("?") ? "?" : ""}`;
}

/** Sets the letter aside for what the student would rather have; undefined if the text does not say that. */
export function leftFor({ text, data: { text: letter }, context, heard }: Typed<Escalation>): Next | undefined {
  if (wordsIn(text) > mostWords) return undefined;
  const onlyQuestion = onlyAsked(text);
  if (onlyQuestion !== undefined) return heardBeside(onlyQuestion, [{ text: t("escalate.notSent") }]);
  if (wantsOldOne.test(text)) return open("tickets", { newest: "yes" }, { say: [{ text: t("escalate.notSent") }] });
  if (letter !== undefined && postpones(text)) return go("dropped", { pending: undefined, wish: undefined });
  if (isGoodNews(text))
    return go("dropped", { pending: undefined, wish: undefined }, { say: [{ text: t("escalate.glad") }] });
  const say = [{ text: t(letter === undefined ? "escalate.notSent" : "escalate.setAside") }];
  if (wantsToCall.test(text)) return open("advice", { about: "officeContact" }, { say });
  const parts = partsOf(text);
  const isRefused = parts.some((it) => refuses.test(it));
  const isForbidden = parts.some((it) => forbids.test(it));
  const isAsked = asksToBeShown.test(text) || asksAssistant.test(text);
  if (!isRefused && !isForbidden && !isAsked) return undefined;
  // A refusal and nothing else is answered by the step, and so is one with plans of the student's own.
  const opens = openingFor(heard.intent, context) !== undefined;
  const isAlone = !parts.some(saysElse) || (!isRefused && !opens);
  const question = beyondRefusal(text);
  if (isAlone && question !== undefined && isAsking(question)) return heardBeside(question, say);
  if (!isAsked && isAlone) return go("dropped", { pending: undefined, wish: undefined });
  return { ...instead(asksAssistant.test(text) ? undefined : heard.intent, context), say };
}

/** Puts the letter aside, and answers a question as anywhere else. */
const heardBeside = (hears: string, say: readonly Notice[]): Next => ({
  ...go("dropped", { pending: undefined, wish: undefined }, { say }),
  hears,
});

/** The dialog of a wish that is not about the letter; undefined if there is none. */
const openingFor = (intent: string | undefined, context: StepContext): Opening | undefined =>
  intent === undefined || aboutLetter.has(intent) ? undefined : context.opening(intent);

/** Where the student gets what they want instead of the letter: what their words name, or else the walkthrough and its help. */
function instead(intent: string | undefined, context: StepContext): Next {
  const opening = openingFor(intent, context);
  if (opening && opening.dialog !== "activate") return open(opening.dialog, opening.data);
  return context.resumable.length > 0 ? resumeLast(context) : open("activate");
}

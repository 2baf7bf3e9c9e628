import { wordsIn } from "../../dialogs/kit/text";
import type { Intent } from "./intents";
import { namedLanguage } from "./language";
import { toldAndAsked } from "./reportAndAsked";

const within = (...ways: readonly string[]): RegExp => new RegExp(`(?<!\\p{L})(?:${ways.join("|")})(?!\\p{L})`, "iu");

const phone = "(?:telefon\\p{L}*|phone|mobile|телефон\\p{L}*|смартфон\\p{L}*|iphone\\p{L}*)";
const sold = "(?:sprzeda[łln]\\p{L}*|sold|продав|продала|продали|проданий|продано)";
const stranger =
  "(?:ob(?:cy|cego|ca|cej)|kupując\\p{L}*|kupujac\\p{L}*|nabywc\\p{L}*|stranger|buyer|someone else|чуж\\p{L}*|покупц\\p{L}*|незнайом\\p{L}*)";
const inOtherHands = within(
  `${sold}\\s(?:\\S+\\s){0,5}${phone}`,
  `${phone}\\s(?:\\S+\\s){0,6}${sold}`,
  `(?:${phone}|poszed\\p{L}*|trafi\\p{L}*)\\s(?:\\S+\\s){0,6}${stranger}`,
);
const ofCard =
  /(?:legitymac|mleg|legitk|kart|card|posłu|poslu|blok|wyłącz|wylacz|\buse|block|switch off|квит|картк|користу|вимкн|заблок)/iu;

const order =
  /^(?:(?:ok|okej|okay|dobra|dobrze|no|to|w takim razie|super|so|then|well|right|ну|то|тоді|добре)[\s,.!]+)*(?:biorę( ją| to)?|biore( ja| to)?|zamawiam|zamawiamy|i.?ll take it|order it|беру( його| її)?|замовляю)(?:[\s,.!]+(?:please|obviously|of course|proszę|prosze|oczywiście|oczywiscie|jasne|звісно|будь ласка|прошу))*[\s.!]*$/iu;

const havePesel =
  /(?<!\p{L})(?<!(?:nie|не|не в|нема в) )(?:mam (?:już |juz |przecież )?(?:numer )?pesel|(?:i|do) (?:do |already )?have (?:a |my |already )*pesel|i.?ve (?:already )?got (?:a |my )?pesel|(?:маю|в мене є|у мене є) (?:вже )?(?:номер )?pesel|(?:маю|у мене є|в мене є) (?:вже )?(?:номер )?песель|(?:песель|pesel) (?:вже )?(?:у|в) мене (?:вже )?є)(?!\p{L})/iu;
/** A PESEL UKR is a question of its own, about who may have the card. */
const peselUkr = /(?:pesel|песель)(?:\s\S+){0,2}\sukr/iu;
/** Somebody who lists what they have wants the card, or keeps documents in the app. */
const listsMore =
  /(?:zdj[ęe]ci|\bfot|photo|\bface\b|plasti|\bstatus|album|mobywatel|\border\b|zam[oó]w|фото|пласт|мобиват|замов)/iu;
const foreigner = /(?:cudzoziem|obcokraj|nie polak|foreign|not polish|not from poland|іноземец|іноземц|не поляк)/iu;

const bank = within(
  "my bank is (?:in|from) \\p{L}+",
  "(?:mój bank jest|moj bank jest|mam bank|konto mam) (?:w|we|z) (?!opolu)\\p{L}+",
  "(?:мій банк|банк у мене) (?:в|у|з) \\p{L}+",
  "(?:polsk\\p{L}*|zagraniczn\\p{L}*|foreign|polish|spanish|german|ukraiński\\p{L}*|польськ\\p{L}*|українськ\\p{L}*|іноземн\\p{L}*)\\s(?:konta? w )?(?:bank\\p{L}*|банк\\p{L}*)",
);
const app = "(?:mobywatel\\p{L}*|мобиватель\\p{L}*)";
const language = "(?:english|angielsk\\p{L}*|ukrai\\p{L}*|англійськ\\p{L}*|українськ\\p{L}*)";
const appLanguage = within(`${app}\\s(?:\\S+\\s){0,4}${language}`, `${language}\\s(?:\\S+\\s){0,4}${app}`);
/** «Nie, zostaw polski», «keep English please» */
const keepsLanguage = within(
  "(?:zostaw|zostań przy|zostańmy przy|keep|stay (?:in|with)|leave|залиш|лиши|нехай буде)\\s(?:it |in |po )?(polsk\\p{L}*|angielsk\\p{L}*|ukraińsk\\p{L}*|polish|english|ukrainian|польськ\\p{L}*|англійськ\\p{L}*|українськ\\p{L}*)",
);
const polishSim = within(
  "polish (?:phone number|sim(?: card)?)",
  "polsk\\p{L}* (?:numer\\p{L}* telefonu|kart\\p{L}* sim|sim)",
  "польськ\\p{L}* (?:номер\\p{L}* телефону|сім\\p{L}*|sim)",
);
/** In a longer text, «a Polish number» is as often a PESEL or one that a shop asks for. */
const polishNumber = within("polish number", "polsk\\p{L}* numer\\p{L}*", "польськ\\p{L}* номер\\p{L}*");
/** Somebody who is after a SIM card for itself asks about no requirement of ours. */
const buys = within("buy\\p{L}*", "cheap\\p{L}*", "kupi\\p{L}*", "tani\\p{L}*", "купи\\p{L}*", "дешев\\p{L}*");
const fewWords = 8;

const twoPhones =
  /(?<!\p{L})(?:two|both|another|the other|dwa|dwóch|obu|drugi\p{L}*|два|двох|обох|обидв\p{L}*|друг\p{L}*)(?!\p{L})/iu;

const office = /(?:dziekanat|dean.?s office|деканат)/iu;
const calls =
  /(?:numer telefonu|telefon do|zadzwoni|phone number|number (?:of|for)|\bcall\b|phone (?:of|for|to)|office(?:.s)? phone|номер|подзвон|зателефон|телефон (?:до|деканат))/iu;
/** «Mogę już mieć legitymację w telefonie?» asks whether one may have it; two phones are a question of their own. */
const mayIHave = /(?<!\p{L})mog[ęe] ju[żz] mie[ćc] m?legitymacj[ęe] w telefonie\s*\?/iu;
const codesTake = within("how long (?:does|do|will) (?:\\S+ ){0,2}codes? take");
/** «Zmieniłem telefon» and nothing else, also with a slip in its last word. */
const changedPhone =
  /^(?:zmieni[lł][ae]m|i(?: have|.ve)? changed(?: my)?|(?:по|з)мін(?:яв|яла|ив|ила))\s(?:tele\p{L}*|phone|теле\p{L}*)[\s.!]*$/iu;
const codesTime = within(
  "(?:ile|how much|how long|скільки|скоко)\\s(?:\\S+\\s){0,3}(?:czasu|time|часу)\\s(?:\\S+\\s){0,3}(?:kod|kody|codes?|код|коди)",
);
/** A call to the dean's office to be reminded of. */
const reminds = /(?:przypomn|przypomin|remind|нагада|напомн)/iu;
const discount = /(?:zniżk|znizk|\bulg|pół ceny|pol ceny|half price|discount|знижк|пів ціни|півціни)/iu;
const journey = /(?:\b\d{2} lat|wiek|poci[ąa]g|poje|jecha|years old|\bage\b|train|travel|років|поїд|потя|їха|вік)/iu;
const plasticJourney =
  /(?:na plastikow\p{L}+ (?:pojad|jecha)|(?:travel|ride) (?:with|on) the plastic|(?:по|з) пластиков\p{L}+ (?:поїд|їха))/iu;
/** A thief on the discount, the end of the studies, a museum abroad, and whether one may have the card at all have answers of their own. */
const besideDiscount =
  /(?:\bobc[ya]|stranger|чуж|zgłosi|zglosi|report|dyplom|diplom|диплом|\bobron|muze|museum|музе|mog[ęe] mieć|moge miec|may i have|nie ?przedłuż|nie ?przedluz|bez zniżki|bez znizki|zamiast|(?:not|never|n.t) extended|without (?:a |the )?discount|instead|не ?продовж|без знижки|замість)/iu;
/** Somebody who asks about ordering wants to hear about the order, whatever train they also name. */
const ordering = /(?:zam[oó]wi|\border|замов)/iu;
const mostWords = 40;

/**
 * The intent of a text in which a few words decide, whatever the others are. The classifiers weigh all words and are led astray by the rest:
 * by a language named as a bank's, by «PESEL» in a text of somebody who has one.
 */
export function saidPlainly(text: string): Intent | undefined {
  if (wordsIn(text) > mostWords) return undefined;
  if (order.test(text)) return "order";
  if (inOtherHands.test(text) && ofCard.test(text)) return "lostPhone";
  if (changedPhone.test(text)) return "newPhone";
  if (mayIHave.test(text)) return "eligibility";
  if (codesTake.test(text)) return "waiting";
  if (codesTime.test(text)) return "codeLifetime";
  if (bank.test(text)) return "bankProfile";
  const kept = keepsLanguage.exec(text)?.[1];
  if (kept !== undefined) return namedLanguage(kept) ?? "language";
  if (appLanguage.test(text)) return "appLanguage";
  if (asksForNumber(text) && !twoPhones.test(text)) return "phoneRequirements";
  if (havePesel.test(text) && !peselUkr.test(text) && !listsMore.test(text) && !asksOfOther(text))
    return foreigner.test(text) ? "foreigner" : "whoEntersPesel";
  if (office.test(text) && calls.test(text) && !reminds.test(text)) return "officeContact";
  if (ordering.test(text) || besideDiscount.test(text)) return undefined;
  return plasticJourney.test(text) || (discount.test(text) && journey.test(text)) ? "train" : undefined;
}

const pesel = /pesel|песель|песел/iu;
/** «I have PESEL, yes. Is this link really from the university?» asks about something else. */
function asksOfOther(text: string): boolean {
  const { asked } = toldAndAsked(text);
  return text.includes("?") && wordsIn(asked) > fewWordsOfATag && !pesel.test(asked);
}
/** «…, what now?» asks about what was just told. */
const fewWordsOfATag = 6;

const asksForNumber = (text: string): boolean =>
  !buys.test(text) && (polishSim.test(text) || (polishNumber.test(text) && wordsIn(text) <= fewWords));

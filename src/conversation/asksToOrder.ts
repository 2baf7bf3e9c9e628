import type { Lang } from "../../dialogs/kit/text";
import { fold, wording } from "../understanding";
import { isSlipOfTheFinger } from "./likeAName";

/** The words that may accompany an order without changing it: a yes, a please, a thank you. */
const courtesy = wording(
  `o | [że | skoro] za darmo | [since] it's free | since it is free | tak | tka | dobra | dobrze | ok | okej | okay | jasne | oczywiście | super | git | dawaj | dawajcie | proszę | poproszę | pls | plz | zatem | więc
  | w takim razie | dzięki | dziękuję | yes | yep | yeah | sure | please | kindly | go on | go ahead [and] | just | then | thanks | thank you | sir
  | [so | very] much | so | obviously | of course | już | jestem pewn* | jestem już pewn* | уже | вже
  | i want [(it | this | to)] | please do | do it | alright | all right | great | cool | będę wdzięczn* | śmiało | spoko | pewnie | pewka | chcę
  | та | тоді | тогда | ж | же | ага | звичайно | конечно | конєшно | хорошо | харашо | ладно | супер | хочу | спасибі | спасибо
  | так | да | добре | гаразд | окей | ок | звісно | давай | давайте | прошу | прошу вас | будь ласка | будьласка | пожалуйста | пожалуста | плиз | дякую`,
);
const toOrder = wording(
  `zamawiam | zamawiamy | zamów | zamówcie | zamówić | zamawiaj | zamawiajcie | niech (pan | pani) zamawia
  | замовляю | замовляємо | замов | замовте | замовити | замовляй | замовляйте | zamovliai | zamovlyai | zamovliaiu
  | заказую | заказуй | заказуйте | закажи | закажіть | закажите | заказать | заказати | заказываю | заказывай | заказывайте
  | order | place [the | an | my] order | make [the | an] order | put [the | my] order in | put in [the | my] order | place it`,
);
const toExtend = wording(
  `przedłuż | przedłużam | przedłużcie | przedłużyć | przedłużaj | extend | продовж | продовжте | продовжую | продовжити | продовжуй | продовжуйте`,
);
const wish = wording(
  "[no] to | że | chcę | chciałbym | chciałabym | i want to | i would like [you] to | i'd like [you] to | let's | ну | то | хочу | хотів би | хотіла б",
);
/** The words for the thing ordered here, its owner, and its place. Anything else might be a pizza. */
const object = wording(
  `mi | mnie | dla mnie | sobie | ją | to | tę | tą | jedną | moją | nową | mobilną | elektroniczną | studencką | legitymacj* | mlegitymacj* | legitk* | mlegitk*
  | kartę | przedłużenie | na telefon | do telefonu | w telefonie | do mobywatela | teraz | od razu
  | me | for me | it | one | this | that | the | a | my | new | mobile | electronic | student | card | legitymacja | extension | on my phone | now
  | мені | собі | її | його | це | цю | мій | мою | нову | новий | мобільн* | електрон* | студентськ* | квиток | картку | легітимац* | млегітимац*
  | студак | студік | продовження | на телефон | у телефон | в телефон | зараз | одразу`,
);
const whole = (verb: ReturnType<typeof wording>) =>
  wording(
    "^ [{wish}] [{wish}] {verb} [{object}] [{object}] [{object}] [{object}] [{object}] [{object}] $ | ^ [{wish}] [ją | to | її | його] {verb} $",
    { wish, verb, object },
  );
const orders = whole(toOrder);
const extendsIt = whole(toExtend);
/** In Polish, «no» in «no zamawiam» denies nothing. */
const polishNo = wording(
  "^ no (zam* | to | i | jasne | dobra | dobrze | ok | tak | pewnie | dawaj | oczywiście | przedłuż*)",
);

/** Words of assent that alone answer a card which asks one thing. «Ok» and «aha» may only say that it was read. */
const assent = wording(
  `tak | oczywiście | pewnie | dawaj | dawajcie | śmiało | potwierdzam | zgoda | zgadzam się | jestem za
  | yes | yep | yeah | yup | sure | of course | go ahead | go for it | do it | please do | i confirm
  | так | да | звісно | звичайно | авжеж | конечно | конєшно | давай | давайте | підтверджую | згода | згоден | згодна`,
);
const filler = wording("a | i | to | no to | well | та | то | ну | тоді | and");
/** The words that may stand around an assent and say nothing of their own. */
const beside = wording(
  `ok | okej | okay | dobra | dobrze | super | git | proszę | poproszę | please | pls | plz | kindly | dzięki | dziękuję | thanks | thank you
  | добре | гаразд | окей | ок | ладно | хорошо | прошу | будь ласка | будьласка | пожалуйста | дякую`,
);
const assents = wording("^ [{filler}] [{filler}] {assent} [{assent}] [{assent}] $", { filler, assent });

/** How a text agrees to what a card asks: by naming the order, or only by a yes. */
export type Assent = "named" | "bare";

/**
 * How a text, as a whole, agrees to the order that a card offers: «no to zamawiam», «yes please, order it for me», «go ahead». A text with
 * any other word does not, because «zamawiam» is also said of a pizza, by a friend, for after the exams or as a joke.
 *
 * @returns undefined if the text says anything else, or too little: «ok»
 */
export function assentTo(text: string, what: "card" | "extension", lang: Lang): Assent | undefined {
  if (text.includes("?")) return undefined;
  const folded = fold(text);
  const plain = lang === "pl" && polishNo.isIn(folded) ? folded.slice("no ".length) : folded;
  const said = courtesy.takenOut(plain.split(" ").map(meantVerb).join(" "));
  if (orders.isIn(said) || (what === "extension" && extendsIt.isIn(said))) return "named";
  return assents.isIn(beside.takenOut(plain)) ? "bare" : undefined;
}

/** The verbs that are long enough to be recognised with a slip of the finger. */
const longVerbs = [
  "zamawiam",
  "zamawiaj",
  "zamówcie",
  "przedłużam",
  "замовляю",
  "замовляй",
  "заказую",
  "order",
  "extend",
].map(fold);
const meantVerb = (word: string): string => longVerbs.find((it) => isSlipOfTheFinger(word, it)) ?? word;

import type { Lang } from "../../dialogs/kit/text";
import { fold, wording } from "../understanding";

/** The words that may accompany an order without changing it: a yes, a please, a thank you. */
const courtesy = wording(
  `o | [że | skoro] za darmo | [since] it's free | since it is free | tak | tka | dobra | dobrze | ok | okej | okay | jasne | oczywiście | super | git | dawaj | dawajcie | proszę | poproszę | pls | plz | zatem | więc
  | w takim razie | dzięki | dziękuję | yes | yep | yeah | sure | please | kindly | go on | go ahead [and] | just | then | thanks | thank you | sir
  | [so | very] much | so | obviously | of course | już | jestem pewn* | jestem już pewn* | уже | вже
  | так | да | добре | гаразд | окей | ок | звісно | давай | давайте | прошу | прошу вас | будь ласка | будьласка | пожалуйста | пожалуста | плиз | дякую`,
);
const toOrder = wording(
  `zamawiam | zamawiamy | zamów | zamówcie | zamówić | zamawiaj | zamawiajcie | niech (pan | pani) zamawia
  | замовляю | замовляємо | замов | замовте | замовити | замовляй | замовляйте | zamovliai | zamovlyai | zamovliaiu
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
const polishNo = wording("^ no (zam* | to | jasne | dobra | tak | przedłuż*)");

/**
 * Whether a text, as a whole, asks for the order that a card offers: «no to zamawiam», «yes please, order it for me». A text with any
 * other word does not, because «zamawiam» is also said of a pizza, by a friend, for after the exams or as a joke.
 */
export function asksToOrder(text: string, what: "card" | "extension", lang: Lang): boolean {
  const folded = fold(text);
  if (text.includes("?")) return false;
  const said = courtesy.takenOut(lang === "pl" && polishNo.isIn(folded) ? folded.slice("no ".length) : folded);
  return orders.isIn(said) || (what === "extension" && extendsIt.isIn(said));
}

import { anyOf } from "./anyOf";
import { fold } from "./fold";

const codes = anyOf("kod | qr | code | код");
/** Ways to say that the codes appear, as a habit and not just once: «pokazuj», not «pokaż». English has one word for both. */
const showing = anyOf(
  "pokazuj | pokazujcie | pokazywać | wyświetlaj | wyświetlać | wysyłaj | wrzucaj | dawaj",
  "show | display | reveal | send | post",
  "показуй | показуйте | показувати | надсилай | надсилати | виводь | виводити",
);
const asking = anyOf(
  "poproszę | proszę | zapytam | powiem | napiszę | nacisnę | kliknę | zechcę",
  "i ask | i say | i tell | i press | i tap | asked",
  "попрошу | прошу | скажу | натисну | напишу | захочу",
);
const only = anyOf("tylko | dopiero | jedynie | only | лише | тільки | лиш");
const when = anyOf("gdy | kiedy | jak | jeśli | jeżeli | when | if | after | once | коли | якщо | як");
const until = anyOf("dopóki | póki | until | unless | поки | доки");
const onRequest = anyOf(
  "na żądanie | na życzenie | na prośbę | on request | on demand | на запит | на прохання | за запитом",
  "bez pytania | bez prośby | without asking | without me asking | без запиту | без прохання",
);
const byThemselves = anyOf(
  "automatycznie | samoczynnie | od razu | same z siebie | automatically | by themselves | by itself",
  "on their own | автоматично | одразу | відразу | самі",
);
const not = anyOf("nie | proszę nie | dont | please dont | do not | please do not | не | будь ласка не");
const title = anyOf("kiedy pokazywać | when to show | коли показувати");

const some = (most: number): string => `(?:\\S+ ){0,${most}}`;
const ways = [
  words(title),
  words(`(?:${only}) ${some(3)}(?:${when}) ${some(3)}(?:${asking})`),
  words(`(?:${only}) (?:${onRequest})`),
  words(`(?:${until}) ${some(2)}(?:${asking})`),
  words(`(?:${showing}) ${some(8)}(?:${byThemselves}|${onRequest})`),
  words(`(?:${byThemselves}|${onRequest}) ${some(4)}(?:${showing})`),
  // «Nie pokazuj kodów»; in a longer text, something else is wanted instead.
  new RegExp(`^(?:${not}) (?:${showing})(?: \\S+){1,4}$`, "u"),
];
const aboutCodes = new RegExp(`(?<!\\S)(?:${codes})`, "u");

/**
 * Whether a text is about when the codes are shown: «pokazuj kody tylko gdy poproszę», «don't show the code automatically». It is found
 * by a rule, because it has the words of a wish to see the codes now.
 */
export function isAboutWhenCodes(text: string): boolean {
  const folded = fold(text);
  return aboutCodes.test(folded) && ways.some((it) => it.test(folded));
}

function words(pattern: string): RegExp {
  return new RegExp(`(?<!\\S)(?:${pattern})(?!\\S)`, "u");
}

import { fold } from "./fold";
import { wording } from "./wording";

const when = wording(
  `[za] ile | kiedy | jak długo | do kiedy | how many | how long | [until | till] when | [через] скільки | коли | як довго | до коли
  | когда | сколько | jaka data | jaki dzień | what date | what day`,
);
const ending = wording(
  `kończ* | skończ* | wygas* | traci ważność | straci ważność | ważn* | expir* | run out | runs out | end | ends | valid | закінч*
  | скінч* | дійсн* | заканчив*`,
);
const extending = wording("przedłuż* | przedluz* | extend* | extens* | renew* | продовж* | продли*");
const worksUntil = wording(
  "^…2 (until when | till when | do kiedy | до коли) …4 (works | work | działa | działać | працює | працюватиме)",
);
const endsWhen = wording("^…2 {when} …5 {ending} …5 $", { when, ending });
/** «Co w kwietniu?», «to potem znowu muszę coś robić?»: the next semester, for which the card is extended. */
const nextTime = wording(
  `co (w kwietniu | w listopadzie | po marcu | w następnym semestrze | w przyszłym semestrze) | (potem | wtedy) (znowu | znów) …2 (muszę | trzeba)
  | what (about | in | happens in) (april | november | [the] next semester)
  | (що | шо) (в | у) (квітні | листопаді | наступному семестрі) | потім знову …2 (треба | мушу)`,
);
const extendsWhen = wording("^…2 {when} …6 {extending} …4 $", { when, extending });
/** These have a validity of their own, or people whose work the extension is. */
const others = wording(
  `szyfr* | kwadrac* | these | ważni | przypomn* | remind* | нагад* | wake | смік* | пінган* | маяк* | obron* | dyplom* | skreślen*
  | graduat* | tamta | stara | old | co | kod* | code* | qr | link* | els | plastik* | plastic | hologram* | naklejk* | sticker
  | dziekanat* | деканат* | dean* | studi* | rok | semestr* | навчан* | kosztuj* | cost* | profil* | kliknąć | trwa | potrwa | czeka*
  | трива* | take | takes | last | czas* | razy | time | times | разів | samo | sama | itself | opłat* | oferta | zniż* | pomoc* | odpow*
  | замов* | zamów* | period* | pociąg* | bilet* | ticket*`,
);

const steps = wording(
  `w [samej | samym] (mobywatel* | aplikacj* | apce) | in [the | my] (app | mobywatel) | kroki | krok po kroku | jakie kroki | the steps
  | step by step | which button | where do i (tap | press | click) | gdzie klik* | instrukc* | guide
  | (у | в) (застосунку | додатку | мобивател*) | кроки | крок за кроком | інструкц*`,
);
const extendsInSteps = wording("{extending} …8 {steps} | {steps} …8 {extending}", { extending, steps });
/** A text that denies something or asks why reports a problem. */
const isTrouble = wording("nie | not | can't | не | błąd | error | помилк* | czemu | dlaczego | why | чому");

/** Whether a text asks for the steps of extending the card in the app: «jak ją przedłużyć w mObywatelu?», «show me the steps to extend it». */
export function extendingStepsAsked(text: string): boolean {
  const folded = fold(text);
  return extendsInSteps.isIn(folded) && !isTrouble.isIn(folded);
}

/** The subject of a question about time: the end of the card's validity, or its extension. */
export function validityAsked(text: string): "validity" | "extend" | undefined {
  const folded = fold(text);
  if (nextTime.isIn(folded)) return "extend";
  if (others.isIn(folded)) return undefined;
  if (extendsWhen.isIn(folded)) return "extend";
  return endsWhen.isIn(folded) || worksUntil.isIn(folded) ? "validity" : undefined;
}

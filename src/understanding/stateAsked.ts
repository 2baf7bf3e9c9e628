import { fold } from "./fold";
import { wording } from "./wording";

const opening = wording(
  "a | i | to | hej | więc | czyli | so | and | hey | but | а | і | й | то | ну | ale | але | no",
);
const subject = wording(
  `[ta | moja | tamta | the | my | this | that | ця | моя | мій | та] (legitymacja | mlegitymacja | legitka | mlegitka | karta | mobilna | card | mlegitymacja | id
  | картка | карта | легітимація | млегітимація | квиток | студентський) | ona | ją | to | it | this | вона | воно | він | це`,
);
const time = wording(
  `już | jeszcze | nadal | dalej | wciąż | ciągle | teraz | w ogóle | still | already | now | yet | even | really | anymore | any more | any longer | вже | уже | ще | іще
  | досі | тепер | зараз`,
);
const good = wording(
  `ważna | ważny | aktywna | aktywny | działa | żyje | nieważna | nieaktywna | unieważniona | zablokowana | valid | active | alive | dead | work | working | works
  | invalid | revoked | blocked | inactive | дійсна | дійсний | діє | працює | активна | активний | чинна | чинний | жива | недійсна | анульована | заблокована`,
);
const asksFirst = wording("czy | чи | is | does | isn't | doesn't | will");
const be = wording("jest | nie | не | not | є | is");
const askedIfGood = wording(
  `^ [{opening}] [{opening}] [{asksFirst}] [{opening}] [{subject}] [{time}] [{subject}] [{be}] [{time}] [{be}] [{time}] {good} [{subject}] [{time}] [{time}] [{subject}] $`,
  { opening, asksFirst, subject, time, be, good },
);

const done = wording(
  `udało się | zadziałało | poszło | wyszło | powiodło się | przeszło | work | worked | go through | gone through | succeed | вдалося | вийшло | спрацювало
  | получилось | вдалось | пройшло`,
);
const askedIfDone = wording(
  `^ [{opening}] [{opening}] [co | jak | що | шо | як] [czy | чи | did | has | was] [{subject}] [{time}] [{done}] [{subject}] [{time}] $`,
  { opening, subject, time, done },
);
const namesDone = wording("{done}", { done });

/** A question about the present state asks whether the card is good, or whether the last action has worked. */
export type StateAsked = "good" | "worked";

/**
 * Whether a text only asks for the state as it is: «czy już nie działa?», «is it still valid», «чи вдалося?». Without a question mark, it has
 * to be worded as a question, because «nie działa» reports a trouble.
 */
export function stateAsked(text: string): StateAsked | undefined {
  const folded = fold(text);
  if (!text.includes("?") && !questioning.isIn(folded)) return undefined;
  if (askedIfGood.isIn(folded)) return "good";
  return namesDone.isIn(folded) && askedIfDone.isIn(folded) ? "worked" : undefined;
}
const questioning = wording("^ [{opening}] [{opening}] ({asksFirst} | did | has | was)", { opening, asksFirst });

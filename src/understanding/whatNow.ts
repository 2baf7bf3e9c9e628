import { tellsOfFault } from "./doubts";
import { fold, foldParts } from "./fold";
import { ours } from "./storyBegun";
import { wording } from "./wording";

const said = wording(
  `co (teraz | dalej | potem | mam | ja mam | musz* | trzeba | tu | z tym) …4 (robić | zrobić | robie | robię | po kolei | $)
  | (i | a | to | no to) co (teraz | dalej) | co teraz | co dalej | co …2 (mam | mam) …3 (zrobić | robić) | co robić | jaki [jest | mój] (następny | kolejny) krok
  | now what | what now | what next | (what's | what is) next | what …1 (do | should | must | can | shall | will) i …1 do [now | next | then | while i wait | meanwhile]
  | what i (do | should do | have to do | must do) | (do | must | should) i [have to | need to] do (anything | something) [else | more]
  | i have to do (anything | something) [else | more] | what (am i | i am) supposed to do | where do i go from here
  | (що | шо) (тепер | далі | дальше | потім) | (що | шо) …3 (мені | маю | треба | я) …2 (робити | зробити | дєлать | делать) | (що | шо) …1 (робити | дєлать | делать)
  | який наступний крок`,
);
const mostWords = 12;
/** «What should I do if …» asks about a case, and «what do I do with the plastic card» about a thing. */
const about = wording("if | jeśli | jeżeli | jak | gdy | gdyby | kiedy | when | якщо | коли | як | with | z | із");

const withThis = wording("z (tym | nim | nią)");

/** Whether a text asks what is to be done next, and about nothing else: «czyli co teraz mam zrobić, po kolei?» */
export function asksWhatNow(text: string): boolean {
  const folded = fold(text);
  if (folded.split(" ").length > mostWords || tellsOfFault(folded)) return false;
  // «Mam PESEL, co teraz?» and «co teraz w mObywatelu?» name what the answer has to do with.
  if (ours.isIn(folded)) return false;
  return foldParts(text).some((it) => said.isIn(it) && !about.isIn(withThis.takenOut(it)));
}

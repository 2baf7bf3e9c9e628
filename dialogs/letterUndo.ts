import { wordsIn } from "./kit/text";
import type { Edited, Letter } from "./letterText";
import { core, tokensOf, wordList } from "./letterTokens";

/** Words that ask for the earlier text on their own. */
const undoes = wordList("undo revert przywróć przywroc");
/** Words that ask for it beside a word of `before`. */
const goesBack = wordList(
  `go put bring give take restore leave keep make have let cofnij* cofnąć odwróć wróć* wrócić wroc* wracamy przywróć* przywróc* zostaw* niech daj* oddaj*
  поверн* верн* залиш* лиши* скасу* відмін* хай нехай`,
);
const keeps = wordList("leave keep let zostaw* niech залиш* лиши* хай нехай");
const before = wordList(
  `before back previous earlier old former was było bylo poprzedni* wcześniej* wczesniej* przedtem pierwotn* zmian* було попередн* раніше назад змін*`,
);
const beside = wordList(
  `that this it its the my to as like how what it's change last version text one way letter message do tego tę te ten tą co jak wersj* treś* tres* tekst* stanu zostanie
  będzie bedzie ostatni* tak і це те того цю що як до текст* верс* останн* лист* повідомлен* list* wiadomoś* po staremu все всё wszystko everything`,
);

/** The letter before the latest change or addition; undefined if there was none. */
function earlierOf({ text, added, earlier }: Letter): string | undefined {
  if (earlier !== undefined) return earlier;
  return added !== undefined && text.endsWith(`\n${added}`) ? text.slice(0, -added.length - 1) : undefined;
}

/**
 * Brings back the text before the latest change: «undo that», «proszę wrócić do tego, co było». A letter that is to stay as it was and has
 * no earlier text stays.
 *
 * @returns undefined if the text does not ask for that
 */
export function undone(text: string, letter: Letter): Edited | undefined {
  const words = core(tokensOf(text)).map(({ word }) => word);
  const [first = "", ...rest] = words;
  if (wordsIn(text) > mostWords || !(undoes(first) || goesBack(first))) return undefined;
  if (!rest.every((it) => before(it) || beside(it))) return undefined;
  const isMeant = undoes(first) || (rest.some(before) && !(rest.length === 1 && rest.every(isBack)));
  if (!isMeant) return undefined;
  const earlier = earlierOf(letter);
  if (earlier !== undefined) return { kind: "restored", text: earlier };
  return keeps(first) || undoes(first) ? { kind: "restored", text: letter.text } : undefined;
}
const mostWords = 14;
/** «Go back» alone leads to the card before. */
const isBack = wordList("back назад");

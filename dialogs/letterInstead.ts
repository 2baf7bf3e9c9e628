import { put } from "./letterReplacing";
import { occurs, type Edited } from "./letterText";
import { core, isInstruction, isPolite, tokensOf, wordList, type Token } from "./letterTokens";

const instead = wordList("instead zamiast замість zamist");
const writes = wordList(
  `write put say make wpisz napisz daj wstaw wpisać napisać napiszmy напиши напишіть впиши впишіть постав поставте napyshy vpyshy`,
);
/** Words between the old wording and the new one: «zamiast 15 niech będzie 16», «instead of 15 it should say 16». */
const shouldBe = wordList(
  `ma mają powinno powinna powinien powinny niech niechaj it there let should must be say read tam być byc będzie bedzie stać pisać here
  має мають повинно хай нехай буде бути там стояти maie bude`,
);
const removes = wordList(
  "remove delete usuń usun wyrzuć wyrzuc skasuj wykreśl забери заберіть прибери приберіть видали видаліть zabery prybery",
);
/** Words that say where the old wording stands, or name it as a word. */
const around = wordList(
  `the a word words słowo słowa wyraz слово слова at end top bottom na końcu koncu początku poczatku dole górze in letter text message w we tekście tresci
  treści liście у в кінці наприкінці на початку листі тексті`,
);
/** Words of approval in front of a request: «Jest dobrze, ale zamiast …». */
const approves = wordList(
  "popraw poprawcie poprawić zmień zmien change fix correct виправ виправте поправ зміни jest dobrze dobra ok super fajnie good great fine nice is it's all tak nie так добре гаразд все всё i i'd like chcę chce wolę хочу",
);

const isWord = (is: (word: string) => boolean) => (it: Token) => !it.isQuoted && is(it.word);
const isAround = isWord(around);

/** A wording without the words around it that only place or name it; a quoted one stands for all of them. */
function bare(tokens: readonly Token[]): readonly Token[] {
  const quoted = tokens.find(({ isQuoted }) => isQuoted);
  if (quoted) return [quoted];
  const of = core(tokens);
  const from = of.findIndex((it) => !isAround(it));
  return from < 0 ? of : core(of.slice(from, of.findLastIndex((it) => !isAround(it)) + 1));
}

const typed = (tokens: readonly Token[], text: string): string => {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return "";
  return tokens.length === 1 ? first.typed : text.slice(first.from, last.to);
};

/** The new wording, whose end is not certain where more is said behind it. */
function asNew(tokens: readonly Token[]): readonly Token[] | undefined {
  const from = tokens.findIndex((it) => it.isQuoted || !(isPolite(it.word) || writes(it.word) || shouldBe(it.word)));
  if (from < 0) return undefined;
  // «… напишіть «у жовтні», я переплутала»: the quotation marks say where the wording ends.
  const first = tokens[from];
  const isReason = tokens[from + 1]?.gap.includes(",") && !tokens.slice(from + 1).some(isWord(isInstruction));
  if (first?.isQuoted && isReason) return [first];
  const all = core(tokens.slice(from));
  const end = all.findLastIndex((it) => !isAround(it));
  return all.slice(0, end + 1);
}

function replacing(old: readonly Token[], anew: readonly Token[], text: string, letter: string): Edited | undefined {
  const said = asNew(anew);
  if (!said || said.length === 0) return undefined;
  // «16 godzina» behind «po 15» keeps the word that both have.
  const was = typed(bare(old), text);
  return occurs(was, letter) ? put(typed(said, text), was, letter, said) : undefined;
}

/** Puts another wording where a text names both around «instead of»: «zamiast po 15 niech będzie po 16», «write 16 instead of 15». */
export function insteadOf(text: string, letter: string): Edited | undefined {
  const tokens = tokensOf(text);
  const at = tokens.findIndex(isWord(instead));
  if (at < 0) return undefined;
  const behind = tokens.slice(at + 1).filter(({ word }, index) => !(index === 0 && word === "of"));
  const head = tokens.slice(0, at);
  const written = head.findIndex(isWord(writes));
  if (written >= 0 && head.slice(0, written).every(isWord(isPolite)))
    return replacing(behind, head.slice(written + 1), text, letter);
  if (!head.every(isWord((it) => isPolite(it) || approves(it)))) return undefined;
  const verb = behind.findIndex((it, index) => index > 0 && isWord((word) => writes(word) || shouldBe(word))(it));
  if (verb < 1) return undefined;
  return replacing(behind.slice(0, verb), behind.slice(verb), text, letter) ?? "inForm";
}

/** Puts another wording where a text takes one out and names what comes in its place: «usuń słowo A, tam ma być B». */
export function removedFor(text: string, letter: string): Edited | undefined {
  const tokens = core(tokensOf(text));
  const at = tokens.findIndex(isWord(removes));
  const rest = tokens.slice(at + 1);
  const verb = rest.findIndex((it, index) => index > 0 && isWord((word) => writes(word) || shouldBe(word))(it));
  if (at < 0 || verb < 1) return undefined;
  return replacing(rest.slice(0, verb), rest.slice(verb), text, letter);
}

/** A word of a message, or a whole wording in quotation marks. */
export interface Token {
  /** In lower case, without signs around it. */
  readonly word: string;
  /** As it was typed, without quotation marks. */
  readonly typed: string;
  readonly isQuoted: boolean;
  /** The text between the token before and this one. */
  readonly gap: string;
  readonly from: number;
  readonly to: number;
}

/** A part of a message that says one thing. */
export interface Part {
  readonly text: string;
  readonly tokens: readonly Token[];
}

const token = /["“”„«»]([^"“”„«»]{1,300})["“”«»]|[\p{L}\p{N}][\p{L}\p{N}’'_/:.-]*/gu;

export function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const it of text.matchAll(token)) {
    const [whole, inner] = it;
    const typed = inner?.trim() ?? whole.replace(/[’'_/:.-]$/u, "");
    const to = inner === undefined ? it.index + typed.length : it.index + whole.length;
    const gap = text.slice(end, it.index);
    found.push({ word: typed.toLowerCase(), typed, isQuoted: inner !== undefined, gap, from: it.index, to });
    end = to;
  }
  return found;
}

/** The words of a list, separated by spaces; one that ends in `*` stands for all words that begin so. */
export function wordList(list: string): (word: string) => boolean {
  const all = list.split(/\s+/u).filter((it) => it !== "");
  const whole = new Set(all.filter((it) => !it.endsWith("*")));
  const stems = all.filter((it) => it.endsWith("*")).map((it) => it.slice(0, -1));
  return (word) => whole.has(word) || stems.some((it) => word.startsWith(it));
}

/** Words of courtesy and of turning to somebody, which change nothing about a request. */
export const isPolite = wordList(
  `a ah oh oj ojej omg ok okay okej no nie ні нє нет not ale but але i and oraz та і й to ta tak yes так please pls plz proszę prosze poproszę прошу
  будь ласка jeszcze też tez także also too ще також then teraz zaraz now зараз wait stop hey czekaj poczekaj chwila зачекай чекай підожди підождіть почекай почекайте стривай стривайте стоп sorry przepraszam
  wybacz вибач* перепрош* hmm haha lol tho though just tylko może moze czy чи можна can could would will you u kindly niech pan pani pana
  możesz mozesz możecie mógł* mogła* może можеш можете могли thanks thank thx dziękuję dzieki dzięki дякую ой ну мабуть actually jednak`,
);

/** The tokens without words of courtesy at both ends. */
export function core(tokens: readonly Token[]): readonly Token[] {
  const isSaid = ({ word, isQuoted }: Token): boolean => isQuoted || !isPolite(word);
  const from = tokens.findIndex(isSaid);
  return from < 0 ? [] : tokens.slice(from, tokens.findLastIndex(isSaid) + 1);
}

const isJoint = wordList("and i oraz potem then та і й а потім");
/** Verbs with which another instruction begins. */
export const isInstruction = wordList(
  `remov* delet* eras* drop cut undo revert chang* replac* correct fix swap add keep
  prybery zabery vydaly vykyn zminy zaminy vyprav dopysh dopyshy lyshy zalysh zostaw* лиши* залиш*
  usuń* usun* wyrzuć* wyrzuc* wywal* wykreśl* wykresl* skasuj* skasować skasowac wykasuj* wykasować wytnij* podpisz* podpisać cofnij* przywróć* przywroc* zmień zmien zmieńcie zmienić zmienic zamień zamien zamieńcie zamienić zamienic popraw poprawcie poprawić poprawic podmień dopisz* dodaj*
  прибер* прибр* забер* видал* викин* викресл* убер* поверн* зміни змініть змінити заміни замініть замінити виправ виправте виправити допиш* додай*`,
);

/**
 * Splits a message into the parts that each say one thing: at the ends of sentences, and before a verb that begins another instruction.
 *
 * @param atCommas a comma before such a verb is a place to split, too
 */
export function partsOf(text: string, atCommas: boolean): Part[] {
  const tokens = tokensOf(text);
  const starts = tokens.flatMap(({ gap }, at) => {
    if (at === 0) return [];
    const isEnd = /[!?;…\n]|[.](?=\s|$)/u.test(gap);
    return isEnd || beginsAnother(tokens, at, atCommas) ? [at] : [];
  });
  return [0, ...starts].flatMap((from, at, all) => {
    const those = tokens.slice(from, all[at + 1]);
    const [first] = those;
    const last = those.at(-1);
    // A sign that ends the part belongs to it: a question is known by it.
    const sign = last && /^["”»]?\s*[?!]/u.exec(text.slice(last.to))?.[0];
    return first && last ? [{ text: text.slice(first.from, last.to) + (sign ?? ""), tokens: those }] : [];
  });
}

function beginsAnother(tokens: readonly Token[], at: number, atCommas: boolean): boolean {
  const it = tokens[at];
  if (!it || it.isQuoted) return false;
  if (isJoint(it.word)) {
    const next = tokens.slice(at + 1).find(({ word, isQuoted }) => isQuoted || !isPolite(word));
    return next !== undefined && !next.isQuoted && isInstruction(next.word);
  }
  if (!atCommas || !it.gap.includes(",")) return false;
  // «…, a tę ostatnią linijkę wyrzucić» is an instruction, too, although its verb stands at its end.
  const rest = tokens.slice(at + 1);
  const end = rest.findIndex(({ gap }) => /[,.!?;…\n]/u.test(gap));
  const clause = [it, ...(end < 0 ? rest : rest.slice(0, end))];
  return isInstruction(it.word) || clause.some(({ word, isQuoted }) => !isQuoted && isInstruction(word));
}

import { wordsIn } from "../../dialogs/kit/text";
import { foldParts, fold } from "./fold";
import { wording } from "./wording";

const said = wording(
  "mówiłem | mówiłam | pisałem | pisałam | prosiłem | prosiłam | pytałem | pytałam | mówił* | pytał* | chodzi* | prosił*",
);
/** A sentence that says what the assistant took a text for by mistake: «You misunderstood», «I did not say order», «nie o to pytałam». */
const correcting = wording(
  `^…1 (i (did not | didn't | never) (say | said | ask | asked | mean | meant) …4 | you (misunderstood | misunderstand | did not understand | didn't understand | got me wrong | got it wrong) …3
  | (that's | that is | this is | it's | it is) not what i (asked | meant | said | mean) …2 | not what i (asked | meant | said) …2
  | nie (o to | to) …1 {said} …2 | nie {said} …4 | źle …1 zrozumiał* …2 | nie zrozumiał* mnie …2 | to nie jest odpowiedź …3
  | я не (казав | казала | просив | просила | питав | питала | говорив | говорила) …4 | не (про | о) (це | те | то) …3
  | (ти | ви) …1 не (так | правильно) …1 зрозумі* …2 | (ти | ви) неправильно зрозумі* …2 | це не відповідь …3) $`,
  { said },
);
/** The words that a person only puts before a question to say when it is asked: «before I sign in:», «zanim zamówię,». */
const foregoing = wording(
  `^…3 (before (i | we) (sign in | log in | login | order | start | begin | do (it | this | that | anything)) …1
  | zanim (się zaloguję | zaloguję się | zamówię | zacznę | zaczniemy | to zrobię | cokolwiek zrobię)
  | (перш ніж | поки | до того як) …1 (увійду | ввійду | зайду | замовлю | почну | щось зроблю)
  | (i (don't | do not) want to order | nie chcę …2 zamawiać | не хочу …2 замовляти) …7) $`,
);
const denies = wording(
  "^ (no | nie | ні | нє | nope | excuse me | sorry | hmm | hm | przepraszam | ale | but | перепрошую | вибач* | але) [(no | nie | ні | нє)] $",
);
/** A colon may stand in a time or an address, where nothing ends. A row of signs is searched for from its beginning, so that it is read once. */
const endOfSentence = /(?<![.!?…\n])[.!?…\n]+(?=\s|\p{L}|$)|:\s(?=\s|\p{L}|$)/u;
const clause = /^[^,]*,\s+(?!(?:że|ze|żeby|zeby|that|що|шо|щоб)(?!\p{L}))/u;
const fewestWords = 3;

/**
 * The part of a text that follows what only corrects a misunderstanding or says when it is asked: of «No! I did not say order. Where goes
 * my data?» the question. A text of nothing else stays as it is.
 */
export function withoutCorrection(text: string): string {
  const rest = afterCorrection(text);
  return rest === undefined || wordsIn(rest) < fewestWords ? text : withoutCorrection(rest);
}

function afterCorrection(text: string): string | undefined {
  for (const leads of [firstSentence(text), clause.exec(text)?.[0]]) {
    if (leads === undefined) continue;
    const rest = text.slice(leads.length).trimStart();
    if (correcting.isIn(fold(leads)) || foregoing.isIn(fold(leads))) return rest;
    if (denies.isIn(fold(leads))) return afterCorrection(rest);
  }
  return undefined;
}

function firstSentence(text: string): string | undefined {
  const end = endOfSentence.exec(text);
  return end ? text.slice(0, end.index + end[0].length) : undefined;
}

/** Whether a text says that it was misunderstood, and no more. */
export const onlyCorrects = (text: string): boolean => {
  const parts = foldParts(text).filter((it) => !denies.isIn(it));
  return parts.length > 0 && parts.every((it) => correcting.isIn(it));
};

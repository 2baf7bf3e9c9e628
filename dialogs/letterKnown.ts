import { card } from "./kit/card";
import { go, type Step } from "./kit/dialog";
import type { ProblemFact } from "./kit/facts";
import { mentions } from "./kit/knownProblem";
import { moment, t, type Text } from "./kit/text";
import { notSentAsFound, type Escalation } from "./letterMoves";
import { takeText } from "./letterTurn";

/** The problem that support knows of and that a letter is about; undefined if there is none. */
export const knownProblemIn = (letter: string, problems: readonly ProblemFact[]): ProblemFact | undefined =>
  problems.find(({ phrases }) => mentions(letter, phrases));

/** The state as support wrote it, with a note for those in whose language it is not. */
const stateOf = ({ state }: ProblemFact): Text =>
  t("escalate.known.state", { words: { text: { words: state } }, in: { languageOf: state } });

const nevertheless = go("review");
const enough = go("dropped", { pending: undefined, wish: undefined });

/** Shows what support says about a problem it knows of, before a letter about it is sent; it can be sent all the same. */
export const knownStep: Step<Escalation> = {
  phoneFound: notSentAsFound,
  reads: ["problems"],
  takesTextAtOnce: true,
  enter: ({ data: { problem }, context }) =>
    context.fact("problems").some(({ id }) => id === problem) ? undefined : nevertheless,
  ask: ({ data: { problem }, context }) => {
    const known = context.fact("problems").find(({ id }) => id === problem);
    return card({
      title: t("escalate.known.title"),
      text: known ? [stateOf(known), t("escalate.known.at", { when: moment(known.at) })] : [],
      choices: ["enough", "nevertheless"],
    });
  },
  on: {
    enough: { label: t("escalate.known.enough"), said: t("said.dontSend"), style: "primary", then: enough },
    nevertheless: { label: t("escalate.known.nevertheless"), said: t("said.send"), then: nevertheless },
  },
  text: takeText("known"),
};

import type { Card } from "../../dialogs/kit/card";
import { choiceOf, readsOf, type Data, type Step, type StepContext } from "../../dialogs/kit/dialog";
import type { Obstacle } from "../../dialogs/kit/effects";
import type { FactName, Facts } from "../../dialogs/kit/facts";
import { t, textsOf, usosSays, type Text } from "../../dialogs/kit/text";
import { signOut } from "./accountChanges";
import { rememberCard, rememberRefusal } from "./cardKnown";
import type { Frame } from "./chat";
import type { Draft, Led } from "./draft";
import { contextOf, without } from "./frames";
import { stepOf } from "./script";

// The way from a step that wants facts to the card that uses them, in order:
//   1. `enter`: the step declares them in `reads`; the turn ends with the wish to read them.
//   2. `outbox/readFacts` asks the feature that can tell each of them, and brings them back as a turn.
//   3. `takeFacts`: they still answer the step that is waiting, so it is asked.
//   4. `ask`: the step's `enter` and `ask` look at them, and the card goes out.
// A step that wants none is asked at once.

/** Enters a step under a new ask id: presses on its earlier cards no longer count as presses on this one. */
export function enter(draft: Draft, frame: Frame): Led {
  const { chat, context } = draft;
  const step = stepOf(context.script, frame);
  if (!step) throw new Error(`There is no step «${frame.dialog}.${frame.step}»`);
  const entered = { ...frame, askId: context.newAskId(), offered: [] };
  chat.paused = without(chat.paused, frame.dialog);
  return askOrRead(draft, entered, readsOf(step, chat.signedIn));
}

/** Asks the same step again. The ask id stays, because earlier cards and pending effects refer to it. */
export function askAnew(draft: Draft, frame: Frame): Led {
  const step = stepOf(draft.context.script, frame);
  return askOrRead(draft, frame, step ? readsOf(step, draft.chat.signedIn) : []);
}

function askOrRead(draft: Draft, frame: Frame, reads: readonly FactName[]): Led {
  draft.chat.frame = frame;
  frame.waiting = reads.length > 0;
  if (!frame.waiting) return ask(draft, {});
  draft.outputs.push({ kind: "read", facts: reads, askId: frame.askId });
  return undefined;
}

/** Takes the facts that a step was waiting for, or the reason why they cannot be read right now. */
export function takeFacts(draft: Draft, askId: string, facts: Partial<Facts> | Obstacle): Led {
  const { frame } = draft.chat;
  // The person has moved on while USOS was being asked, so these facts are no longer needed.
  if (frame?.askId !== askId || !frame.waiting) return undefined;
  if (!("code" in facts)) {
    const { now, script } = draft.context;
    rememberRefusal(draft.chat, facts, { institution: script.institution, now });
    rememberCard(draft.chat, facts);
    return ask(draft, facts);
  }
  if (facts.code === "signedOut") {
    signOut(draft.chat);
    return { next: { to: { kind: "open", dialog: frame.dialog, data: frame.data } }, isUnseen: false };
  }
  askAgainLater(draft, frame, facts);
  return undefined;
}

/** Asks the current step once all its facts are known. Its `enter` may lead elsewhere instead. */
function ask(draft: Draft, facts: Partial<Facts>): Led {
  const { frame } = draft.chat;
  const step = frame && stepOf(draft.context.script, frame);
  if (!step) return undefined;
  const standing = { data: frame.data, context: draft.stepContext(facts) };
  const elsewhere = step.enter?.(standing);
  if (elsewhere) return { next: elsewhere, isUnseen: true };
  const card = step.ask(standing);
  frame.waiting = false;
  frame.offered = Object.keys(step.on);
  if (!card) return undefined;
  frame.offered = [...(card.choices ?? Object.keys(step.on))];
  if (card.field && choiceOf(step.on, card.field.choice))
    frame.offered = [...new Set([...frame.offered, card.field.choice])];
  frame.cardState = draft.chat.cardState;
  if (card.progress) frame.progress = card.progress.at;
  else delete frame.progress;
  const labelled = withLabels(step, frame.offered, standing.context, card);
  const shown = withWayBack(draft, needsUsos(step, draft.chat.signedIn) ? withBanner(draft, labelled) : labelled);
  draft.outputs.push({ kind: "ask", card: shown, frame: { ...frame } });
  return undefined;
}

/** Adds the labels that depend on the conversation. */
function withLabels({ on }: Step<Data>, offered: readonly string[], context: StepContext, card: Card): Card {
  const labels = offered.flatMap((name): [string, Text][] => {
    const label = choiceOf(on, name)?.labelNow?.(context);
    return label ? [[name, label]] : [];
  });
  return labels.length > 0 ? { ...card, labels: Object.fromEntries(labels) } : card;
}

const ofUsos: ReadonlySet<FactName> = new Set(["card", "eligibility"]);
const needsUsos = (step: Step<Data>, linked: boolean): boolean =>
  step.leadsToUsos === true || readsOf(step, linked).some((it) => ofUsos.has(it));

/** Puts the banner, if there is one, above everything else a card says. */
function withBanner({ context: { banner } }: Draft, card: Card): Card {
  return banner ? { ...card, text: [banner, ...textsOf(card)] } : card;
}

/** Adds a button that leads from a side question back to the step of the walkthrough it was asked at. */
function withWayBack(draft: Draft, card: Card): Card {
  const back = draft.wayBackToGuide();
  return back ? { ...card, opens: [...(card.opens ?? []), back] } : card;
}

/** The banner where it explains an obstacle: what USOS refuses to one student has another reason. */
export const bannerAbout = ({ code }: Obstacle, banner: Text | undefined): Text[] =>
  banner && code !== "refused" && code !== "signedOut" ? [banner] : [];

/** Reports that USOS could not be asked, and offers to try the same step again. */
function askAgainLater({ context, outputs }: Draft, frame: Frame, obstacle: Obstacle): void {
  frame.offered = ["~again"];
  const text = [...bannerAbout(obstacle, context.banner), t(`obstacle.${obstacle.code}`), ...usosSays(obstacle.words)];
  const opens = [
    { label: t("button.menu"), dialog: "menu" },
    { label: t("button.human"), dialog: "escalate", data: contextOf(context.script, frame, obstacle.code) },
  ];
  outputs.push({ kind: "ask", card: { text, opens }, frame: { ...frame } });
}

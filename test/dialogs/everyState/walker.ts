import type { Card, Notice } from "../../../dialogs/kit/card";
import { readsOf, type Data, type Step } from "../../../dialogs/kit/dialog";
import type { Happening } from "../../../dialogs/kit/effects";
import type { FactName, Facts } from "../../../dialogs/kit/facts";
import { languages, type Lang } from "../../../dialogs/kit/text";
import type { View } from "../../../dialogs/kit/view";
import type { Catalog } from "../../../src/conversation/catalog";
import { advance } from "../../../src/conversation/engine";
import type { Input, Output } from "../../../src/conversation/turnContext";
import { viewOfNotice, viewOfStep } from "../../../src/conversation/localise";
import type { Chat } from "../../../src/conversation/chat";
import { stepOf, type Script } from "../../../src/conversation/script";
import { aChat, linked, surroundings } from "../../conversation/people";
import { facts, happenings, obstacles, outcomes } from "../samples";

/** Everything that a walk came across. */
export interface Walked {
  /** `dialog.step`, entered at least once. */
  readonly steps: ReadonlySet<string>;
  /** `dialog.step.choice`, offered and pressed at least once. */
  readonly choices: ReadonlySet<string>;
  /** Each different card or notice in each language, and where it was shown. */
  readonly views: readonly { readonly at: string; readonly lang: Lang; readonly view: View }[];
  /** `what ← where`: each problem, and the trail that led to it. */
  readonly faults: readonly string[];
}

const typed = ["", "ab", "123456", "Nie działa mi kod", "To jednak niepotrzebne", "x".repeat(2500)];

/** Presses every button, hands over every fact and every outcome, and sends every command and intent, from every state that can be reached. */
export function walkAll(catalog: Catalog, script: Script): Walked {
  const steps = new Set<string>();
  const watched = watching(script, (it) => steps.add(it));
  const choices = new Set<string>();
  const faults = new Set<string>();
  const views: { at: string; lang: Lang; view: View }[] = [];
  const shown = new Set<string>();
  const known = new Set<string>();
  const spokenTo = new Set<string>();
  const queue: { person: Chat; buttons: readonly string[]; field: string | undefined }[] = [];

  const show = (at: string, it: Card | Notice, draw: (lang: Lang) => View): void => {
    const id = JSON.stringify([/^\w+\.\w+$/.test(at) && at, it]);
    if (shown.has(id)) return;
    shown.add(id);
    for (const lang of languages) {
      try {
        views.push({ at, lang, view: draw(lang) });
      } catch (error) {
        faults.add(`${String(error)} ← ${at}`);
      }
    }
  };

  const see = (outputs: readonly Output[], from: string) => {
    let buttons: string[] = [];
    let field: string | undefined;
    for (const it of outputs) {
      if (it.kind === "say") {
        show(from, it.notice, (lang) => viewOfNotice(it.notice, lang, catalog));
        buttons.push(...pressable(viewOfNotice(it.notice, "pl", catalog)));
      }
      if (it.kind !== "ask") continue;
      const step = stepOf(script, it.frame);
      if (!step) throw new Error(`asked at an unknown step: ${it.frame.dialog}.${it.frame.step}`);
      show(nameOf(it.frame), it.card, (lang) => viewOfStep(it.card, step, it.frame, lang, catalog));
      const view = viewOfStep(it.card, step, it.frame, "pl", catalog);
      buttons = [...buttons, ...pressable(view)];
      field = view.field?.button;
    }
    return { buttons, field };
  };

  /** Follows one edge to a state; the walk goes on from that state unless it is known already. */
  const step = (person: Chat, input: Input, edge: string): void => {
    const from = `${nameOf(person.frame)} ${edge}`;
    try {
      const turned = advance(person, input, surroundings(0, watched));
      const { buttons, field } = see(turned.outputs, from);
      const id = `${stateOf(turned.chat)} ${buttons.map((it) => it.replace(/at\d+$/, "")).join(" ")}`;
      if (!known.has(id)) queue.push({ person: turned.chat, buttons, field });
      known.add(id);
      settle(turned.chat, turned.outputs, from);
    } catch (error) {
      faults.add(`${String(error)} ← ${from}`);
    }
  };

  /** Answers each effect with every outcome it can have; a step that has no question of its own must lead on. */
  const settle = (person: Chat, outputs: readonly Output[], from: string): void => {
    for (const output of outputs) {
      if (output.kind !== "do") continue;
      for (const kind of outcomes[output.effect.kind]) {
        for (const happening of happenings[kind] as readonly Happening[]) {
          const input: Input = { kind: "happening", happening, askId: output.askId };
          const after = advance(person, input, surroundings(0, watched));
          if (after.outputs.length === 0) faults.add(`«${kind}» is not answered ← ${from}`);
          const isLeft = kind === "fault" || !isPassing(script, after.chat) || output.effect.kind === "secret.hide";
          if (!isLeft) faults.add(`«${kind}» does not lead on from ${nameOf(after.chat.frame)} ← ${from}`);
          const id = JSON.stringify([stateOf(person), kind, JSON.stringify(happening)]);
          if (!known.has(id)) {
            known.add(id);
            step(person, input, `hears ${kind}`);
          }
        }
      }
    }
  };

  const start = { kind: "content", content: { kind: "hello" } } as const;
  step(aChat(), start, "unlinked");
  step(aChat(linked), start, "linked");
  const writesBack = text("Nadal nie działa mi kod", { kind: "nothing" });
  step(aChat({ ...linked, answering: "L-1" }), writesBack, "written to");
  // The answers' offers depend on the state of the card that the conversation remembers.
  const renews = { kind: "content", content: { kind: "button", button: "o/advice?about=renewsItself" } } as const;
  step(aChat({ ...linked, cardState: "active" }), renews, "with a card");
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { person, buttons, field } = next;
    const { frame } = person;
    if (frame?.waiting) {
      for (const given of answersTo(script, readsAt(script, person), frame.step === "review" && "dialog" in frame.data))
        step(person, { kind: "facts", askId: frame.askId, facts: given }, "facts");
      for (const obstacle of obstacles)
        step(person, { kind: "facts", askId: frame.askId, facts: obstacle }, obstacle.code);
    }
    for (const button of buttons) {
      choices.add(
        button
          .split("/")
          .slice(1, 5)
          .filter((_, at) => at !== 1)
          .join("."),
      );
      step(person, pressed(button), `pressed ${button}`);
    }
    for (const input of field ? typed : []) {
      choices.add(
        (field ?? "")
          .split("/")
          .slice(1, 5)
          .filter((_, at) => at !== 1)
          .join("."),
      );
      step(person, pressed(field ?? "", input), `submitted ${input.slice(0, 20)}`);
      step(person, text(input, { kind: "nothing" }), `typed ${input.slice(0, 20)}`);
    }
    const place = `${nameOf(frame)} ${String(frame?.waiting)} ${String(person.signedIn)}`;
    if (spokenTo.has(place)) continue;
    spokenTo.add(place);
    for (const command of ["menu", "cancel", "back", "help", "human", "language"] as const)
      step(person, text(command, { kind: "command", command }), command);
    const intents = [...Object.keys(script.intents), "yes", "no", "next", "stuck"];
    for (const intent of intents) step(person, text(intent, { kind: "sure", intent, lang: "pl" }), `meant ${intent}`);
    step(person, text("hm", { kind: "unsure", guesses: ["order", "status", "thanks"] }), "unsure");
    step(person, text("hm", { kind: "nothing" }), "nothing");
    step(person, start, "hello");
    for (const type of ["image", "audio", "file"] as const)
      step(person, { kind: "content", content: { kind: "attachment", type } }, type);
    for (const beside of ["image", "audio", "file"] as const)
      step(person, { kind: "content", content: { kind: "text", text: "menu", beside } }, `beside ${beside}`);
    step(person, { kind: "content", content: { kind: "formFailed" } }, "formFailed");
    for (const kind of Object.keys(happenings) as (keyof typeof happenings)[])
      for (const happening of happenings[kind] as readonly Happening[])
        step(person, { kind: "happening", happening }, `heard ${kind}`);
  }
  return { steps, choices, views, faults: [...faults] };
}

/** A script that reports every step it comes to, also the steps that only lead on to another one. */
function watching(script: Script, tell: (step: string) => void): Script {
  const watch = (dialog: string, [name, step]: [string, Step<Data>]): [string, Step<Data>] => {
    const enter: Step<Data>["enter"] = (standing) => {
      tell(`${dialog}.${name}`);
      return step.enter?.(standing);
    };
    return [name, { ...step, enter }];
  };
  const dialogs = Object.entries(script.dialogs).map(([id, it]) => {
    const steps = Object.entries(it.steps).map((one) => watch(id, one));
    return [id, { ...it, steps: Object.fromEntries(steps) }];
  });
  return { ...script, dialogs: Object.fromEntries(dialogs) as Script["dialogs"] };
}

const nameOf = (frame: { dialog: string; step: string } | null): string =>
  frame ? `${frame.dialog}.${frame.step}` : "nowhere";

const isPassing = (script: Script, { frame }: Chat): boolean => (frame && stepOf(script, frame)?.passing) === true;

/**
 * Names a state. Two people in the same state see the same from here on, whatever way they came (the trail). Where a student was before they called
 * for help, and the letter they write there, are only quoted, so one example stands for all.
 */
const stateOf = ({ frame, signedIn, paused }: Chat): string => {
  const quoted = frame?.dialog === "escalate" ? { dialog: "", step: "", ...without(frame.data) } : {};
  const where = frame && [frame.dialog, frame.step, { ...frame.data, ...quoted }, frame.waiting, frame.offered];
  return JSON.stringify([where, signedIn, Object.keys(paused)]);
};

const quotedOnly = ["error", "text", "pending", "wish", "earlier", "added", "form"];
const without = (data: Data): Data => Object.fromEntries(quotedOnly.map((it) => [it, sizeOf(data[it])]));
const sizeOf = (words: unknown): string =>
  words === undefined ? "none" : JSON.stringify(words).length > 1000 ? "long" : "short";

const pressable = ({ buttons }: View): string[] => buttons.flatMap((it) => ("button" in it ? [it.button] : []));

const pressed = (button: string, input?: string): Input => ({
  kind: "content",
  content: { kind: "button", button, ...(input === undefined ? {} : { input }) },
});

const text = (words: string, understood: NonNullable<Extract<Input, { kind: "content" }>["understood"]>): Input => ({
  kind: "content",
  content: { kind: "text", text: words },
  understood,
});

function readsAt(script: Script, { frame, signedIn }: Chat): readonly FactName[] {
  const step = frame && stepOf(script, frame);
  return step ? readsOf(step, signedIn) : [];
}

/** Each case of each fact in turn; with `few`, fewer cases, for a step that does not distinguish them and is reached in many ways. */
function answersTo(
  { institution: { rules, ruleSets } }: Script,
  reads: readonly FactName[],
  few: boolean,
): Partial<Facts>[] {
  const asked: readonly string[] = ruleSets[rules]?.conditions ?? [];
  const eligibility = facts.eligibility.map((it) => ({
    ...it,
    conditions: it.conditions.filter(({ condition }) => asked.includes(condition)),
  }));
  const cases: { readonly [K in FactName]: readonly Facts[K][] } = { ...facts, eligibility };
  return reads.reduce<Partial<Facts>[]>(
    (all, name) =>
      all.flatMap((it) => cases[name].slice(0, few ? 3 : undefined).map((fact) => ({ ...it, [name]: fact }))),
    [{}],
  );
}

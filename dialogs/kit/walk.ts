import { z } from "zod";
import { asksWhere } from "./asksWhere";
import { card, type Drawing, type Opening } from "./card";
import { explainsWay } from "./explained";
import { stuckWith } from "./letter";
import { notYet } from "./notYet";
import {
  back,
  choiceOf,
  go,
  ledTo,
  open,
  stay,
  type Chosen,
  type Data,
  type Explanation,
  type Next,
  type On,
  type Step,
  type StepContext,
  type StepState,
} from "./dialog";
import type { Happening } from "./effects";
import type { Milestone } from "./milestones";
import { mayHaveCodes } from "./standing";
import { t } from "./text";

/** One card of a walkthrough: a drawing, a sentence or two, and the buttons «next / back / I'm stuck». */
export interface GuideStep<D> {
  /** The name of the drawing, which is also the key of the stop's texts. */
  readonly name: (data: D) => string;
  /** The drawing, if it is not the one named after the stop; undefined for that one. */
  readonly drawing?: (context: StepContext, data: D) => Drawing | undefined;
  readonly next: string | ((data: D) => Next);
  readonly extra?: On<D>;
  /** The choices of `extra` that are not offered now. */
  readonly hidden?: (data: D) => readonly string[];
  /** Another wording of the stop, with its own title, text and help; undefined for the usual one. */
  readonly wording?: (data: D) => string | undefined;
  /** Leads elsewhere first if the stop depends on something about the student that is not known yet. */
  readonly before?: (data: D) => Next | undefined;
  /** The choices of `extra` that the help card offers as well. */
  readonly alsoInHelp?: readonly string[];
  /** The words in which a report speaks of this stop. */
  readonly reported: RegExp;
  /** The stop's own explanations, for texts that ask about it. */
  readonly explains?: Step<D>["explains"];
  /** The milestones that show that the stop is done. */
  readonly milestones?: readonly Milestone[];
  readonly isFirst?: boolean;
  /** Answers a question typed at this stop; undefined if the stop has no answer to it. */
  readonly asked?: (text: string, context: StepContext) => Next | undefined;
}

/** A walkthrough with its stops, in order. */
interface Guide<D> {
  readonly name: string;
  readonly stops: Readonly<Record<string, GuideStep<D>>>;
  /** The explanations about the walkthrough that every stop gives beside its own. */
  readonly explains: readonly Explanation[];
  /** The stops from the one where the code is scanned onwards. */
  readonly afterScan: readonly string[];
}

type HelpAt = {
  helpAt?: string | undefined;
  /** The destination of a press in the list of all steps: the steps or their help. */
  list?: "steps" | "help" | undefined;
  collected?: "yes" | undefined;
};

/** Data of every walkthrough: the step it was opened at, the step that its help and its list belong to, and whether it has reached its goal. */
export const walkData = (stops: readonly [string, ...string[]]) => ({
  helpAt: z.string().optional(),
  list: z.enum(["steps", "help"]).optional(),
  /** The step at which it is opened, or whose help is shown. */
  to: z.enum([...stops, "finished"]).optional(),
  toHelp: z.enum(["yes"]).optional(),
  /** USOS has reported since that the card is in the phone, so the codes are gone. */
  collected: z.enum(["yes"]).optional(),
});

/** Leads to the step that a walkthrough was opened at; undefined if it starts at the beginning. */
export const openedAt = ({ to, toHelp }: { to?: string | undefined; toHelp?: "yes" | undefined }): Next | undefined => {
  if (to === undefined) return undefined;
  const data = { to: undefined, toHelp: undefined };
  if (to === "finished") return go(to, data, { effects: [{ kind: "order.installed" }] });
  return toHelp ? go("help", { ...data, helpAt: to }) : go(to, data);
};

/** Clears the data of the help and the list when the student leaves them. */
const leftBehind = { helpAt: undefined, list: undefined };

const onward = <D>({ next }: GuideStep<D>, data: D): Next => (typeof next === "string" ? go(next) : next(data));

const keyOf = <D>({ name }: Guide<D>, stop: GuideStep<D>, data: D): string => `${name}.${stop.name(data)}`;

/** The key of a stop's texts in the wording that the student needs. */
function saidAt<D>(guide: Guide<D>, stop: GuideStep<D>, data: D): string {
  const wording = stop.wording?.(data);
  return wording === undefined ? keyOf(guide, stop, data) : `${keyOf(guide, stop, data)}.${wording}`;
}

const buttonsOf = <D>(on: On<D> = {}): string[] => Object.keys(on).filter((it) => !choiceOf(on, it)?.typedOnly);

/**
 * Turns a list of stops into the steps of a dialog. It adds two steps: `help`, which «I'm stuck» leads to, with advice for the
 * student's current stop and a way to staff; and `all`, the list of all stops, which leads to any of them or to its help.
 */
export function walk<D extends Data & HelpAt>(
  name: string,
  stops: Readonly<Record<string, GuideStep<D>>>,
): Record<string, Step<D>> {
  const names = Object.keys(stops);
  const explains = explainsWay(names.length).filter((it) => !("helpOf" in it) || names.includes(it.helpOf));
  const guide: Guide<D> = { name, stops, explains, afterScan: names.slice(names.indexOf("scan")) };
  const steps = Object.entries(stops).map(([id, stop]) => [id, stepOf(guide, id, stop)] as const);
  return { ...Object.fromEntries(steps), help: helpOf(guide), all: listOf(guide) };
}

/** The card of a stop, with its choices and replies. */
function stepOf<D extends Data & HelpAt>(guide: Guide<D>, id: string, stop: GuideStep<D>): Step<D> {
  return {
    enter: ({ data }: StepState<D>) => (data.collected ? open("status") : stop.before?.(data)),
    remembers: ofCollecting,
    ask: ({ data, context }) => {
      const key = keyOf(guide, stop, data);
      const said = saidAt(guide, stop, data);
      const hidden = stop.hidden?.(data) ?? [];
      return card({
        title: t(`${said}.title`),
        text: t(`${said}.text`),
        image: { name: stop.name(data), alt: t(`${key}.alt`), ...stop.drawing?.(context, data) },
        progress: { at: Object.keys(guide.stops).indexOf(id) + 1, of: Object.keys(guide.stops).length },
        choices: [
          "next",
          ...buttonsOf(stop.extra).filter((it) => !hidden.includes(it)),
          ...(stop.isFirst ? [] : ["back"]),
          "stuck",
          "all",
        ],
      });
    },
    on: {
      next: {
        style: "primary",
        said: t("said.next"),
        then: ({ data }: Chosen<D>) => onward(stop, data),
      },
      ...stop.extra,
      ...(stop.isFirst ? {} : { back: { then: back } }),
      stuck: { then: go("help", { helpAt: id }) },
      all: { label: t("guide.all"), then: go("all", { helpAt: id, list: "steps" }) },
    },
    // At these steps it is mObywatel that asks for a consent, and not the page of the sign-in.
    means: () => ({ signInConsent: "appPermissions" }),
    place: stop.name,
    reported: stop.reported,
    explains: [...(stop.explains ?? []), ...guide.explains],
    ...(stop.milestones && { milestones: stop.milestones }),
    needsPreparation: !guide.afterScan.includes(id),
    replies: {
      situation: "step",
      on: {
        done: "next",
        // The help of a step says where its button is.
        ask: ({ text, context }) =>
          stop.asked?.(text, context) ?? (asksWhere(text) ? go("help", { helpAt: id }) : undefined),
        trouble: ({ text, context }) => stop.asked?.(text, context) ?? go("help", { helpAt: id }),
        back: "back",
        // The codes are shown at once only if the student surely asked for them.
        codes: ({ data, context, heard: { isSure } }) => {
          const show = isSure ? choiceOf(stop.extra ?? {}, "showCode") : undefined;
          return show ? ledTo(show, { data, input: "", context }) : open("code");
        },
      },
    },
  };
}

/** A student who comes back after that is told the state of the card, because the steps would ask for codes that are gone. */
const ofCollecting = ({ kind }: Happening): Data | undefined =>
  kind === "orderCollected" ? { collected: "yes" } : undefined;

/** The advice for the student's current stop, and a way to staff. */
function helpOf<D extends Data & HelpAt>(guide: Guide<D>): Step<D> {
  const names = Object.keys(guide.stops);
  /** The text key of the stop at which the student asked for help. */
  const stopNameOf = (data: D): string => guide.stops[data.helpAt ?? ""]?.name(data) ?? "";
  /** The trouble at the stop is over, so the student goes on after it. */
  const solved = (data: D): Next | undefined => {
    const stop = guide.stops[data.helpAt ?? ""];
    return stop && onward(stop, data);
  };
  return {
    enter: ({ data: { collected } }) => (collected ? open("status") : undefined),
    remembers: ofCollecting,
    ask: ({ data, context }) => {
      const at = guide.stops[data.helpAt ?? ""] ?? guide.stops[names[0] ?? ""];
      const isAtCodes = guide.afterScan.includes(data.helpAt ?? "");
      return card({
        title: t("guide.helpTitle"),
        text: [t(at ? `${saidAt(guide, at, data)}.help` : "guide.helpTitle"), t("guide.helpMore")],
        // Only a student who reached the scan can have seen the error «mLegitymacja nie istnieje».
        choices: [
          "again",
          ...(at?.alsoInHelp ?? []),
          ...(isAtCodes && mayHaveCodes(context) ? ["code"] : []),
          ...(isAtCodes ? ["newPhone"] : []),
          "all",
          "human",
          "menu",
        ],
      });
    },
    on: {
      all: { label: t("guide.otherHelp"), then: go("all", { list: "help" }) },
      again: {
        label: t("guide.return"),
        said: t("said.again"),
        style: "primary",
        then: ({ data: { helpAt } }) => go(helpAt ?? names[0] ?? "", leftBehind),
      },
      solved: {
        typedOnly: true,
        label: t("guide.return"),
        said: t("said.solved"),
        unless: notYet,
        then: ({ data: it }: Chosen<D>) => solved(it) ?? back(),
      },
      code: { label: t("code.show"), then: open("code", { ask: "now" }) },
      newPhone: { label: t("guide.doesNotExist"), then: open("newPhone") },
      human: {
        then: ({ data }: Chosen<D>) => open("escalate", { dialog: guide.name, step: stopNameOf(data), stuck: "yes" }),
      },
      menu: open("menu"),
      ...Object.fromEntries(
        Object.values(guide.stops).flatMap(({ extra = {}, alsoInHelp = [] }) =>
          alsoInHelp.map((it) => [it, extra[it] ?? back()]),
        ),
      ),
    },
    place: stopNameOf,
    explains: [...Object.values(guide.stops).flatMap((it) => it.explains ?? []), ...guide.explains],
    replies: {
      situation: "help",
      on: {
        done: ({ data }) => solved(data),
        back: "again",
        trouble: ({ data, text, heard }) => stuckWith({ text, heard }, { dialog: guide.name, step: stopNameOf(data) }),
      },
    },
  };
}

/**
 * All stops in order. If the list is opened from a stop, it leads to the stops; if it is opened from the help, it leads to the
 * stops' help.
 */
function listOf<D extends Data & HelpAt>(guide: Guide<D>): Step<D> {
  const openingOf = (id: string, at: number, data: D): Opening => {
    const { helpAt: _, list, ...known } = data;
    const kept = Object.entries(known).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
    return {
      label: t("guide.step", {
        number: at + 1,
        step: { text: t(`${guide.name}.${guide.stops[id]?.name(data) ?? id}.title`) },
      }),
      dialog: guide.name,
      data: {
        ...(Object.fromEntries(kept) as Record<string, string>),
        to: id,
        ...(list === "help" && { toHelp: "yes" }),
      },
    };
  };
  return {
    ask: ({ data }) =>
      card({
        title: t("guide.all"),
        text: t(data.list === "help" ? "guide.whichHelp" : "guide.whichStep"),
        choices: ["again"],
        opens: Object.keys(guide.stops).flatMap((id, at) => (id === data.helpAt ? [] : [openingOf(id, at, data)])),
      }),
    numbers: (number, { list }) => {
      const id = Object.keys(guide.stops)[number - 1];
      if (id === undefined) return stay({}, true);
      return list === "help" ? go("help", { helpAt: id, list: undefined }) : go(id, leftBehind);
    },
    on: {
      again: {
        label: t("guide.return"),
        said: t("said.again"),
        style: "primary",
        then: ({ data: { helpAt } }: Chosen<D>) => go(helpAt ?? Object.keys(guide.stops)[0] ?? "", leftBehind),
      },
    },
  };
}

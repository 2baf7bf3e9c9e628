import { card } from "./card";
import { stuckWith } from "./letter";
import {
  back,
  choiceOf,
  go,
  ledTo,
  open,
  type Chosen,
  type Data,
  type Next,
  type On,
  type Step,
  type StepContext,
} from "./dialog";
import { t } from "./text";

/** One card of a walkthrough: a drawing, a sentence or two, and the buttons «next / back / I'm stuck». */
export interface GuideStep<D> {
  /** The name of the drawing, which is also the key of the stop's texts. */
  readonly name: (data: D) => string;
  /** The drawing, where it is not named like the stop. */
  readonly drawing?: (context: StepContext) => string;
  readonly next: string | ((data: D) => Next);
  readonly extra?: On<D>;
  /** The choices of `extra` that the help card offers as well. */
  readonly alsoInHelp?: readonly string[];
  readonly isFirst?: boolean;
  /** Answers a question typed at this stop; undefined if the stop has no answer to it. */
  readonly asked?: (text: string, context: StepContext) => Next | undefined;
}

/** A walkthrough with its stops, in order. */
interface Guide<D> {
  readonly name: string;
  readonly stops: Readonly<Record<string, GuideStep<D>>>;
  /** The stops from the scan of the code on. */
  readonly afterScan: readonly string[];
}

type HelpAt = { helpAt?: string | undefined };

const onward = <D>({ next }: GuideStep<D>, data: D): Next => (typeof next === "string" ? go(next) : next(data));

const buttonsOf = <D>(on: On<D> = {}): string[] => Object.keys(on).filter((it) => !choiceOf(on, it)?.typedOnly);

/**
 * Turns a list of stops into the steps of a dialog. It adds a step `help`, which «I'm stuck» leads to: advice for the stop the student is
 * at, and the way to a human.
 */
export function walk<D extends Data & HelpAt>(
  name: string,
  stops: Readonly<Record<string, GuideStep<D>>>,
): Record<string, Step<D>> {
  const names = Object.keys(stops);
  const guide: Guide<D> = { name, stops, afterScan: names.slice(names.indexOf("scan")) };
  const steps = Object.entries(stops).map(([id, stop]) => [id, stepOf(guide, id, stop)] as const);
  return { ...Object.fromEntries(steps), help: helpOf(guide) };
}

/** The card of a stop, with what may be pressed and answered there. */
function stepOf<D extends Data & HelpAt>(guide: Guide<D>, id: string, stop: GuideStep<D>): Step<D> {
  return {
    ask: ({ data, context }) =>
      card({
        title: t(`${guide.name}.${stop.name(data)}.title`),
        text: t(`${guide.name}.${stop.name(data)}.text`),
        image: { name: stop.drawing?.(context) ?? stop.name(data), alt: t(`${guide.name}.${stop.name(data)}.alt`) },
        progress: { at: Object.keys(guide.stops).indexOf(id) + 1, of: Object.keys(guide.stops).length },
        choices: ["next", ...buttonsOf(stop.extra), ...(stop.isFirst ? [] : ["back"]), "stuck"],
      }),
    on: {
      next: {
        style: "primary",
        said: t("said.next"),
        then: ({ data }: Chosen<D>) => onward(stop, data),
      },
      ...stop.extra,
      ...(stop.isFirst ? {} : { back: { then: back } }),
      stuck: { then: go("help", { helpAt: id }) },
    },
    place: stop.name,
    needsPreparation: !guide.afterScan.includes(id),
    replies: {
      situation: "step",
      on: {
        done: "next",
        ask: ({ text, context }) => stop.asked?.(text, context),
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

/** The advice for the stop the student is at, and the way to a human. */
function helpOf<D extends Data & HelpAt>(guide: Guide<D>): Step<D> {
  const names = Object.keys(guide.stops);
  /** The text key of the stop at which the student asked for help. */
  const placeOf = (data: D): string => guide.stops[data.helpAt ?? ""]?.name(data) ?? "";
  return {
    ask: ({ data }) => {
      const at = guide.stops[data.helpAt ?? ""] ?? guide.stops[names[0] ?? ""];
      return card({
        title: t("guide.helpTitle"),
        text: [t(at ? `${guide.name}.${at.name(data)}.help` : "guide.helpTitle"), t("guide.helpMore")],
        // Only a student who reached the scan can have seen the error «mLegitymacja nie istnieje».
        choices: [
          "again",
          ...(at?.alsoInHelp ?? []),
          "code",
          ...(guide.afterScan.includes(data.helpAt ?? "") ? ["newPhone"] : []),
          "human",
          "menu",
        ],
      });
    },
    on: {
      again: {
        label: t("guide.return"),
        said: t("said.again"),
        style: "primary",
        then: ({ data: { helpAt } }) => go(helpAt ?? names[0] ?? ""),
      },
      code: { label: t("menu.code"), then: open("code") },
      newPhone: { label: t("guide.doesNotExist"), then: open("newPhone") },
      human: {
        then: ({ data }: Chosen<D>) => open("escalate", { dialog: guide.name, step: placeOf(data), stuck: "yes" }),
      },
      menu: open("menu"),
      ...Object.fromEntries(
        Object.values(guide.stops).flatMap(({ extra = {}, alsoInHelp = [] }) =>
          alsoInHelp.map((it) => [it, extra[it] ?? back()]),
        ),
      ),
    },
    place: placeOf,
    replies: {
      situation: "help",
      on: {
        done: ({ data }) => {
          const stop = guide.stops[data.helpAt ?? ""];
          return stop && onward(stop, data);
        },
        back: "again",
        trouble: ({ data, text }) => stuckWith(text, { dialog: guide.name, step: placeOf(data) }),
      },
    },
  };
}

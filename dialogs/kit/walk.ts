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

const onward = <D>({ next }: GuideStep<D>, data: D): Next => (typeof next === "string" ? go(next) : next(data));

const buttonsOf = <D>(on: On<D> = {}): string[] => Object.keys(on).filter((it) => !choiceOf(on, it)?.typedOnly);

/**
 * Turns a list of stops into the steps of a dialog. It adds a step `help`, which «I'm stuck» leads to: advice for the stop the student is
 * at, and the way to a human.
 */
export function walk<D extends Data & { helpAt?: string | undefined }>(
  guide: string,
  stops: Readonly<Record<string, GuideStep<D>>>,
): Record<string, Step<D>> {
  const names = Object.keys(stops);
  const afterScan = names.slice(names.indexOf("scan"));
  /** The text key of the stop at which the student asked for help. */
  const placeOf = (data: D): string => stops[data.helpAt ?? ""]?.name(data) ?? "";
  const steps = Object.entries(stops).map(([id, stop], index): [string, Step<D>] => [
    id,
    {
      ask: ({ data, context }) =>
        card({
          title: t(`${guide}.${stop.name(data)}.title`),
          text: t(`${guide}.${stop.name(data)}.text`),
          image: { name: stop.drawing?.(context) ?? stop.name(data), alt: t(`${guide}.${stop.name(data)}.alt`) },
          progress: { at: index + 1, of: names.length },
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
      needsPreparation: !afterScan.includes(id),
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
    },
  ]);
  const help: Step<D> = {
    ask: ({ data }) => {
      const at = stops[data.helpAt ?? ""] ?? stops[names[0] ?? ""];
      return card({
        title: t("guide.helpTitle"),
        text: [t(at ? `${guide}.${at.name(data)}.help` : "guide.helpTitle"), t("guide.helpMore")],
        // Only a student who reached the scan can have seen the error «mLegitymacja nie istnieje».
        choices: [
          "again",
          ...(at?.alsoInHelp ?? []),
          "code",
          ...(afterScan.includes(data.helpAt ?? "") ? ["newPhone"] : []),
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
        then: ({ data }: Chosen<D>) => open("escalate", { dialog: guide, step: placeOf(data), stuck: "yes" }),
      },
      menu: open("menu"),
      ...Object.fromEntries(
        Object.values(stops).flatMap(({ extra = {}, alsoInHelp = [] }) =>
          alsoInHelp.map((it) => [it, extra[it] ?? back()]),
        ),
      ),
    },
    place: placeOf,
    replies: {
      situation: "help",
      on: {
        done: ({ data }) => {
          const stop = stops[data.helpAt ?? ""];
          return stop && onward(stop, data);
        },
        back: "again",
        trouble: ({ data, text }) => stuckWith(text, { dialog: guide, step: placeOf(data) }),
      },
    },
  };
  return { ...Object.fromEntries(steps), help };
}

import { t } from "../../../../dialogs/kit/text";
import type { OwnCard } from "../../../helpdesk/finding";
import { markSymbols } from "../../marks";
import { context, section, type Block } from "../blocks";
import { cut, limits } from "../limits";
import { heading, type Said } from "./said";

/** Renders what USOS says to the student's own access: whether it would take an order, and if not, why. */
export function ownCardBlocks({ whyCannotOrder, reason, conditions }: OwnCard, { say, sayText, lang }: Said): Block[] {
  const told = reason.length === 0 ? [say("lookup.noReasonGiven", lang)] : reason.map((it) => sayText(it, lang));
  const words = whyCannotOrder === null ? [say("lookup.mayOrder", lang)] : [say("lookup.mayNotOrder", lang), ...told];
  const list = conditions.map(
    ({ condition, holds }) => `${markSymbols[holds]} ${sayText(t(`condition.${condition}.name`), lang)}`,
  );
  return [
    heading(say("lookup.own", lang)),
    section(cut(words.filter((it) => it.trim() !== "").join("\n"), limits.sectionText)),
    ...(list.length === 0
      ? []
      : [
          section([say("lookup.conditions", lang), ...list].join("\n")),
          context(say("lookup.marks", lang, { ...markSymbols })),
        ]),
  ];
}

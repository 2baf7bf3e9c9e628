import type { OwnCard } from "../../../helpdesk/finding";
import { conditionWords, ownWords } from "../../../helpdesk/findingWords";
import { markSymbols } from "../../marks";
import { context, section, type Block } from "../blocks";
import { cut, limits } from "../limits";
import { heading, type Said } from "./said";

/** Renders what USOS says to the student's own access: whether it would take an order, and if not, why. */
export function ownCardBlocks(own: OwnCard, said: Said): Block[] {
  const { say, lang } = said;
  const list = conditionWords(own, markSymbols, said);
  return [
    heading(say("lookup.own", lang)),
    section(cut(ownWords(own, said).join("\n"), limits.sectionText)),
    ...(list.length === 0
      ? []
      : [
          section([say("lookup.conditions", lang), ...list].join("\n")),
          context(say("lookup.marks", lang, { ...markSymbols })),
        ]),
  ];
}

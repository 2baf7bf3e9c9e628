import { moment, type Lang } from "../../dialogs/kit/text";
import type { Entry } from "../tickets/ticket";
import type { Say } from "./say";

function actionKey({ what, from, text, author }: Entry): string {
  if (from === "student" && what === "resolved") return "entry.studentResolved";
  // Nobody parted the tickets; the other one could not stand for this one any more.
  if ((what === "unmerged" || what === "parted") && author === null) return `entry.${what}Alone`;
  // The ticket was released by somebody other than the person who had claimed it, whose name is in the text.
  return what === "released" && text !== "" ? "entry.releasedOf" : `entry.${what}`;
}

/**
 * An entry's line of our own in the card's thread: what was done and by whom, or who said what follows it, where and when. `tagTitle` names
 * a tag for staff.
 */
export function entryHead(entry: Entry, say: Say, lang: Lang, tagTitle: (tag: string) => string = (it) => it): string {
  const { what, from, via, author, text, at, carried, reopens } = entry;
  const name = author ?? "";
  if (what === "tagged" || what === "untagged") return say(`entry.${what}`, lang, { name, tag: tagTitle(text) });
  if (what === "noted") return [say("entry.note", lang, { name }), say(`via.${via}`, lang)].join(" · ");
  if (what !== "said") {
    const priority = what === "priority" ? { priority: say(`priorityOf.${text}`, lang) } : {};
    return say(actionKey(entry), lang, { name, ...priority, other: text });
  }
  const whose = from === "student" ? say("entry.student", lang) : name;
  const told = [whose, say(`via.${via}`, lang), say("plain", lang, { value: moment(at) })];
  if (reopens) told.push(say("entry.reopens", lang));
  return [...told, ...(carried === undefined ? [] : [say("entry.carried", lang, { other: carried })])].join(" · ");
}

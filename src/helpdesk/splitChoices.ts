import { moment } from "../../dialogs/kit/text";
import type { Lang } from "../../dialogs/kit/text";
import { movable } from "../tickets/splitting/split";
import type { Ticket } from "../tickets/ticket";
import { typedLine } from "../tickets/typed";
import type { Say } from "./say";

/** A message that can be split off a ticket; `value` is its place among all entries, which never changes. */
interface Choice {
  readonly value: string;
  readonly line: string;
}

/** The messages of a ticket that can be split off it, as staff choose among them. */
export const splitChoices = (ticket: Ticket, say: Say, lang: Lang): Choice[] =>
  movable(ticket).map((entry) => {
    const files = entry.files.map(({ name }) => `[${name}]`);
    const words = [typedLine(entry.text), ...files].filter((it) => it !== "").join(" ");
    return {
      value: String(ticket.entries.indexOf(entry)),
      line: `${say("plain", lang, { value: moment(entry.at) })} · ${words}`,
    };
  });

/** The ids of the entries that were chosen. */
export const chosenEntries = ({ entries }: Pick<Ticket, "entries">, values: readonly string[]): string[] =>
  values.flatMap((value) => entries[Number(value)]?.id ?? []);

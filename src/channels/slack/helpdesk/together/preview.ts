import type { types } from "@slack/bolt";
import { languages, type Lang } from "../../../../../dialogs/kit/text";
import type { DeskTicket } from "../../../../tickets/port";
import { digestOf, type Draft } from "../../../../tickets/together/records";
import { context, section, type Block } from "../../blocks";
import { names, type Say } from "../deps";
import { titled } from "../replyForm";
import { typedBeginning } from "../typedWords";

/** The parts of an answer that its preview shows; `tickets` is undefined while they are being looked for, and then nothing can be sent. */
export interface Previewed extends Pick<Draft, "texts" | "resolves"> {
  readonly id: string;
  readonly tickets: Draft["tickets"] | undefined;
  /** The first of them. */
  readonly first: readonly DeskTicket[];
  /** How many of their students read each language; missing while that is not known. */
  readonly readers?: Readonly<Record<Lang, number>>;
}

export const mostListed = 10;

/** The window that shows which tickets are answered, and with what. Its button, the second press, sends it. */
export function manyPreview(
  { id, texts, resolves, tickets, first, readers }: Previewed,
  say: Say,
  lang: Lang,
): types.ModalView {
  const said = (key: string, values = {}): string => say(`many.${key}`, lang, values);
  const count = tickets?.length ?? 0;
  const more = count - first.length;

  function seenIn(one: Lang): Block[] {
    const seen = say("announce.seenIn", lang, { language: say(`announce.language.${one}`, lang) });
    const heading = readers ? `${seen} ${said("readers", { count: readers[one] })}` : seen;
    if (texts[one] !== undefined) return [{ type: "divider" }, context(heading), section(texts[one])];
    return readers && readers[one] > 0
      ? [{ type: "divider" }, context(`${heading} ${say("announce.inPolish", lang)}`)]
      : [];
  }

  return {
    type: "modal",
    callback_id: names.manySend,
    private_metadata: tickets ? `${id} ${digestOf({ texts, tickets, resolves })}` : id,
    title: titled(said("previewTitle")),
    close: titled(said("back")),
    ...(count > 0 ? { submit: titled(said("send")) } : {}),
    blocks: [
      section(tickets ? said("counted", { count }) : said("counting")),
      ...first.map((it) => context(`${it.id} ${typedBeginning(it.ticket.text, 150)}`)),
      ...(more > 0 ? [context(said("listed", { count: more }))] : []),
      ...languages.flatMap((one) => seenIn(one)),
      { type: "divider" },
      ...(resolves ? [context(said("resolving"))] : []),
      context(said("how")),
    ],
  };
}

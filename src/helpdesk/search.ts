import { z } from "zod";
import type { Institution } from "../../dialogs/kit/institution";
import { localTime } from "../foundation/localTime";
import type { Desk, DeskTicket } from "../tickets/port";
import { tagsOf } from "../tickets/tags";
import { personOf, type PersonDeps } from "./person";
import { subjectOf } from "./subjectOf";

export const querySchema = z.object({
  /** A ticket's number, an album number, or words. Empty if only the other properties count. */
  text: z.string(),
  tag: z.string().exactOptional(),
  /** The first and the last day (YYYY-MM-DD) on which the tickets were opened. */
  from: z.string().exactOptional(),
  until: z.string().exactOptional(),
});
/** The tickets that staff search for. */
export type Query = z.infer<typeof querySchema>;

export interface SearchDeps extends PersonDeps {
  readonly desk: Pick<Desk, "get" | "ofChat" | "every">;
  readonly institution: Pick<Institution, "id" | "timeZone">;
}

/** Finds tickets, open and closed ones. */
export interface Search {
  /** Newest first. It reads every ticket, unless the query names one or a student. */
  find(query: Query): Promise<DeskTicket[]>;
}

export function createSearch(deps: SearchDeps): Search {
  const { desk, institution } = deps;

  async function* candidates(text: string): AsyncGenerator<DeskTicket> {
    const subject = subjectOf(text);
    if (typeof subject === "object" && subject.kind === "ticket") {
      const it = await desk.get(subject.ticket);
      if (it) {
        yield it;
        return;
      }
    }
    if (typeof subject === "object" && subject.kind === "album") {
      const person = await personOf(deps, subject, () => Promise.resolve(undefined));
      const chatIds = "chatIds" in person ? person.chatIds : [];
      for (const chatId of chatIds) yield* await desk.ofChat(chatId);
      if (chatIds.length > 0) return;
    }
    const words = folded(text).split(" ").filter(Boolean);
    for await (const it of desk.every()) if (hasAll(it, words)) yield it;
  }

  return {
    async find({ text, tag, from = "", until = "9999" }) {
      const found: DeskTicket[] = [];
      for await (const it of candidates(text)) {
        const { day } = localTime(Date.parse(it.ticket.openedAt), institution.timeZone);
        const isTagged = tag === undefined || tagsOf(it.ticket).includes(tag);
        if (isTagged && day >= from && day <= until) found.push(it);
      }
      return found.sort((a, b) => b.ticket.openedAt.localeCompare(a.ticket.openedAt));
    },
  };
}

/** Whether all words occur in what was written about a ticket. A word is found by its beginning, because Polish words have many endings. */
function hasAll({ id, ticket }: DeskTicket, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { text, facts, entries } = ticket;
  const said = entries.filter(({ what }) => what === "said");
  const noted = entries.flatMap(({ what, note }) => (what === "noted" && note !== undefined ? [note] : []));
  const all = [id, text, ...facts.map(({ value }) => value), ...said.map((it) => it.text), ...noted];
  const written = ` ${folded(all.join(" "))}`;
  return words.every((word) => written.includes(` ${word}`));
}

/** Words in small letters, without accents and without the signs between them, so that «Żółty hologram!» is found as «zolty hologram». */
const folded = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ł", "l")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

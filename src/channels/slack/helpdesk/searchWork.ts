import { z } from "zod";
import { querySchema, type Search } from "../../../helpdesk/search";
import type { Job } from "../../../store/port";
import type { DeskTicket } from "../../../tickets/port";
import { context, section, type Block } from "../blocks";
import type { ListenerDeps } from "./deps";
import { homeLine } from "./homeLine";
import { memberSchema, type Member } from "./members";
import { searchView } from "./searchForm";

export const searchQueue = "helpdeskSearch";

const jobSchema = z.object({
  member: memberSchema,
  query: querySchema,
  /** The window in which the tickets are shown. */
  view: z.string(),
  askedAt: z.number(),
});
export type SearchJob = z.infer<typeof jobSchema>;

/** After this time nobody is waiting for the result any more. */
const longestMs = 10 * 60_000;
const soonMs = 5_000;
/** A window has a hundred blocks at most, and a ticket takes two. */
const mostShown = 40;

type Done = "done" | { readonly againInMs: number };

/** Creates the worker that performs committed searches and shows what was found to those who asked, if they are still on the staff. */
export function createSearchWork(deps: ListenerDeps, search: Search) {
  const { slack, members, lookup, audit, say, clock } = deps;

  return async (job: Job): Promise<Done> => {
    const { member, query, view, askedAt } = jobSchema.parse(job.payload);
    const { lang } = member;
    const close = async (outcome: string): Promise<Done> => {
      const by = { id: member.id, name: member.name };
      await audit.note({ by, what: "found", about: null, ticket: null, reason: null, outcome }, `${job.id}:answer`);
      return "done";
    };
    if (clock() - askedAt > longestMs) return close("too late");
    const checked = await members.check(member);
    if (!checked.ok && checked.why === "unknown") return { againInMs: soonMs };
    if (!checked.ok) return close("refused");
    const found = await search.find(query);
    const blocks = await foundBlocks(found, member);
    const updated = await slack.api.call(member.team, "views.update", {
      view_id: view,
      view: searchView(blocks, say, lang),
    });
    if (!updated.ok && updated.refusal === "later") return { againInMs: updated.afterMs };
    return close(updated.ok ? String(found.length) : "not shown");
  };

  async function foundBlocks(found: readonly DeskTicket[], member: Member): Promise<Block[]> {
    const { lang } = member;
    const blocks: Block[] = [section(say("search.found", lang, { count: found.length }))];
    const shown = found.slice(0, mostShown);
    const albums = await Promise.all(shown.map(({ id }) => lookup.albumOf({ kind: "ticket", ticket: id })));
    shown.forEach((it, at) => blocks.push(...homeLine(deps, it, albums[at] ?? null, member)));
    const more = found.length - mostShown;
    return more > 0 ? [...blocks, context(say("search.more", lang, { count: more }))] : blocks;
  }
}

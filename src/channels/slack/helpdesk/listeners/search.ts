import { subjectOf } from "../../../../helpdesk/subjectOf";
import { section } from "../../blocks";
import { names, type ListenerDeps } from "../deps";
import { admit } from "../gate";
import { onPress } from "../onPress";
import { sentForm } from "../replyForm";
import { queryName, readQuery, searchForm, searchView } from "../searchForm";
import { searchQueue, type SearchJob } from "../searchWork";
import { senderOf } from "./sender";

/** Searching for tickets: a button on the staff's home tab opens the form, and then a job shows what was found in the same window. */
export function listenToSearches(deps: ListenerDeps): void {
  const { slack, say, audit, lookup, clock, kickSearches } = deps;

  onPress(deps, names.search, () => ({
    what: "search",
    perform: async ({ member: { lang }, open }) => open(searchForm(deps, lang)),
  }));

  slack.bolt.view(names.search, async ({ body, view, context, ack }) => {
    const form = sentForm(view);
    const who = senderOf(body, context);
    if (!form || !who) return;
    const admitted = await admit(deps, who, "search");
    if (!admitted.ok) {
      await ack({ response_action: "errors", errors: { words: admitted.words } });
      return;
    }
    const { member } = admitted;
    const { lang } = member;
    const read = readQuery(form.typed);
    if (!read.ok) {
      const errors = Object.fromEntries(Object.entries(read.errors).map(([block, key]) => [block, say(key, lang)]));
      await ack({ response_action: "errors", errors });
      return;
    }
    const { query } = read;
    const subject = subjectOf(query.text);
    const ticket = typeof subject === "object" && subject.kind === "ticket" ? subject.ticket : null;
    const album = ticket === null ? null : await lookup.albumOf({ kind: "ticket", ticket });
    const about = typeof subject === "object" && subject.kind === "album" ? subject.number : album;
    const by = { id: member.id, name: member.name };
    const id = `slack:${who.team}:${form.id}`;
    const payload: SearchJob = { member, query, view: form.id, askedAt: clock() };
    const job = { queue: searchQueue, id, dueAt: clock(), payload };
    // The search is recorded before anything is found, in the same commit with its job.
    await audit.note({ by, what: "search", about, ticket, reason: queryName(query), outcome: "asked" }, id, [job]);
    kickSearches();
    await ack({ response_action: "update", view: searchView([section(say("search.looking", lang))], say, lang) });
  });
}

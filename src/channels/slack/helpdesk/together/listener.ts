import { languages, type Lang, type Words } from "../../../../../dialogs/kit/text";
import type { Draft } from "../../../../tickets/together/records";
import { selected, type Selection } from "../../../../tickets/together/select";
import { closingView, readSeen, type Seen } from "../announce/preview";
import { names, type ListenerDeps } from "../deps";
import { admit } from "../gate";
import type { Member } from "../members";
import { onPress } from "../onPress";
import { sentForm } from "../replyForm";
import { senderOf } from "../listeners/sender";
import { namedTags } from "../tags";
import { wholeText } from "../wholeText";
import { longestText, manyForm, readMany } from "./form";
import { manyPreview, mostListed } from "./preview";

const mostTickets = 5_000;

/** One answer to many tickets: a button opens the form, the form leads to a preview, and a second press there sends it. */
export function listenToMany(deps: ListenerDeps): void {
  const { slack, say, desk, staffAnswers, together, problems, timeZone, clock } = deps;

  onPress(deps, names.many, () => ({
    what: "many",
    async perform({ member: { lang }, open }) {
      const topics = namedTags(await desk.open(), deps, lang);
      await open(manyForm(topics, await problems.list(), say, lang));
    },
  }));

  slack.bolt.view(names.many, async ({ body, view, context, ack }) => {
    const form = sentForm(view);
    const who = senderOf(body, context);
    if (!form || !who) return;
    const admitted = await admit(deps, who, "many");
    if (!admitted.ok) {
      await ack({ response_action: "errors", errors: { pl: admitted.words } });
      return;
    }
    const { member } = admitted;
    const { lang } = member;
    const written = readMany(form, await problems.list(), timeZone);
    if (!written.ok) {
      const errors = Object.entries(written.errors).map(
        ([field, key]) => [field, say(key, lang, { most: longestText })] as const,
      );
      await ack({ response_action: "errors", errors: Object.fromEntries(errors) });
      return;
    }
    const { texts, resolves, selection } = written;
    const missing = missingIn(texts, lang);
    if (missing.length > 0) {
      await ack({ response_action: "errors", errors: Object.fromEntries(missing) });
      return;
    }
    // The form's own id: if it is submitted again, after «back» or by Slack, it is the same answer.
    const id = `${who.team}:${form.id}`;
    const standing = await together.get(id);
    if (standing && standing.state !== "draft") {
      await ack({ response_action: "errors", errors: { pl: say("many.already", lang) } });
      return;
    }
    const external_id = `many:${id}:${String(clock())}`;
    const searching = manyPreview({ id, texts, resolves, tickets: undefined, first: [] }, say, lang);
    await ack({ response_action: "push", view: { ...searching, external_id } });
    slack.tasks.run("the tickets to answer together", async () => {
      const shown = await preview({ id, texts, resolves, selection, member });
      await slack.api.call(who.team, "views.update", { external_id, view: { ...shown, external_id } });
    });
  });

  slack.bolt.view(names.manySend, async ({ body, view, context, ack }) => {
    const who = senderOf(body, context);
    const form = sentForm(view);
    if (!who || !form) return;
    const admitted = await admit(deps, who, "many");
    const { words, isOver } = admitted.ok
      ? await confirm(admitted.member, readSeen(form.carried))
      : { words: admitted.words, isOver: true };
    await ack({
      response_action: "update",
      view: closingView({ title: "many", words }, say, admitted.ok ? admitted.member.lang : "pl", isOver),
    });
  });

  /** For each language, what is still to be filled in: the same text goes to all, so nothing in it can be about one of them. */
  const missingIn = (texts: Words, lang: Lang): [Lang, string][] =>
    languages.flatMap((one): [Lang, string][] => {
      const blanks = staffAnswers.blanks(texts[one] ?? "");
      return blanks.length === 0 ? [] : [[one, say("answers.blanks", lang, { blanks: blanks.join(", ") })]];
    });

  /** Looks for the tickets, and keeps exactly them: what was shown is what is answered. */
  async function preview(it: {
    readonly id: string;
    readonly texts: Words;
    readonly resolves: boolean;
    readonly selection: Selection;
    readonly member: Member;
  }) {
    const { id, texts, resolves, member } = it;
    const open = await desk.open();
    const tickets = selected(open, it.selection).slice(0, mostTickets);
    const draft: Draft = { texts, tickets, resolves, by: { id: member.id, name: member.name } };
    const isKept = await together.keep(id, draft);
    const ids = new Set(tickets.slice(0, mostListed).map((one) => one.id));
    const first = open.filter((one) => ids.has(one.id));
    const readers = await readersOf(tickets);
    return manyPreview({ id, texts, resolves, tickets: isKept ? tickets : [], first, readers }, say, member.lang);
  }

  /** How many students of these tickets read each language now. */
  async function readersOf(tickets: Draft["tickets"]): Promise<Record<Lang, number>> {
    const count = { pl: 0, en: 0, uk: 0 };
    for (const { id } of tickets) count[(await staffAnswers.langOf(id)) ?? "pl"] += 1;
    return count;
  }

  /** Notes in the audit log who answers what to how many, before it begins. */
  async function confirm({ id: by, name, lang }: Member, { id, seen }: Seen) {
    const it = await together.get(id);
    const said = it ? wholeText(it.texts) : "";
    const about = `${String(it?.tickets.length ?? 0)} tickets`;
    const noted = { by: { id: by, name }, what: "answer to many", about, ticket: null, reason: said };
    await deps.audit.note({ ...noted, outcome: "asked" }, `many:${id}:${seen}`);
    const confirmed = await together.confirm(id, seen);
    if (!confirmed.ok) {
      await deps.audit.note({ ...noted, outcome: confirmed.refusal }, `many:${id}:${seen}:${confirmed.refusal}`);
      return { words: say(`many.${confirmed.refusal}`, lang), isOver: confirmed.refusal !== "changed" };
    }
    deps.kickTogether();
    return { words: say("many.sending", lang), isOver: true };
  }
}

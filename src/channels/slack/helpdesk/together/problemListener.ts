import { z } from "zod";
import { phrasesIn } from "../../../../../dialogs/kit/knownProblem";
import { mostProblems } from "../../../../tickets/problems/problems";
import { selected } from "../../../../tickets/together/select";
import { closingView } from "../announce/preview";
import { names, type ListenerDeps } from "../deps";
import { admit } from "../gate";
import { onPress } from "../onPress";
import { sentForm } from "../replyForm";
import { senderOf } from "../listeners/sender";
import { wholeText } from "../wholeText";
import { readTexts } from "./form";
import { blockIn, chosenIn, newProblem, nothingChosen, problemForm } from "./problemForm";

const inForm = z.object({ view: z.object({ id: z.string(), hash: z.string().optional() }) });

/** The problems that support knows of, which students read about before they send a request. */
export function listenToProblems(deps: ListenerDeps): void {
  const { slack, say, problems, audit, desk, clock } = deps;

  onPress(deps, names.problems, () => ({
    what: "problems",
    perform: async ({ member: { lang }, open }) => open(problemForm(await problems.list(), say, lang)),
  }));

  slack.bolt.view(names.problems, async ({ body, view, context, ack }) => {
    const form = sentForm(view);
    const who = senderOf(body, context);
    if (!form || !who) return;
    const { which, turn } = chosenIn(form.carried) ?? nothingChosen;
    const blockOf = blockIn(turn);
    const typed = (field: string): string => form.typed(blockOf(field));
    const wrong = async (said: Readonly<Record<string, string>>) => {
      const errors = Object.fromEntries(Object.entries(said).map(([field, words]) => [blockOf(field), words]));
      return ack({ response_action: "errors", errors });
    };
    const admitted = await admit(deps, who, "problems");
    if (!admitted.ok) {
      await wrong({ pl: admitted.words });
      return;
    }
    const { id: by, name, lang } = admitted.member;
    const { texts, errors } = readTexts({ ...form, typed }, "problems");
    const phrases = typed("phrases");
    const found = { ...errors, ...(phrasesIn(phrases).length === 0 ? { phrases: "problems.noPhrases" } : {}) };
    const isNew = which === newProblem;
    const isThere = isNew || (await problems.list()).some((it) => it.id === which);
    const said = { ...found, ...(isThere ? {} : { phrases: "problems.gone" }) };
    if (Object.keys(said).length > 0) {
      await wrong(Object.fromEntries(Object.entries(said).map(([field, key]) => [field, say(key, lang)])));
      return;
    }
    // A form that is submitted again is the same problem.
    const id = isNew ? `${who.team}:${form.id}` : which;
    const noted = {
      by: { id: by, name },
      what: "known problem",
      about: phrases,
      ticket: null,
      reason: wholeText(texts),
    };
    await audit.note({ ...noted, outcome: "asked" }, `problem:${who.team}:${form.id}`);
    const isKept = await problems.put({ id, phrases, state: texts });
    if (!isKept) {
      await wrong({ pl: say("problems.tooMany", lang, { most: mostProblems }) });
      return;
    }
    const external_id = `problem:${who.team}:${form.id}:${String(clock())}`;
    const kept = say("problems.kept", lang);
    await ack({ response_action: "update", view: { ...closing(kept), external_id } });
    slack.tasks.run("the open tickets about a known problem", async () => {
      const about = { phrases: null, topic: null, from: null, until: null, problem: { id, phrases } };
      const count = selected(await desk.open(), about).length;
      if (count === 0) return;
      const shown = closing(`${kept}\n\n${say("problems.openNow", lang, { count })}`);
      await slack.api.call(who.team, "views.update", { external_id, view: { ...shown, external_id } });
    });

    function closing(words: string) {
      return closingView({ title: "problems", words }, say, lang);
    }
  });

  onPress(deps, names.problemChosen, ({ actions: [{ selected_option }] }, body) => {
    const form = typeof body === "object" && body && "view" in body ? sentForm(body.view) : undefined;
    const view = inForm.safeParse(body).data?.view;
    if (!selected_option || !form || !view) return undefined;
    return {
      what: "problems",
      async perform({ member: { team, lang } }) {
        const { turn } = chosenIn(form.carried) ?? nothingChosen;
        const shown = problemForm(await problems.list(), say, lang, { which: selected_option.value, turn: turn + 1 });
        // With the hash, the second of two quick choices is refused instead of mixing up their fields.
        await slack.api.call(team, "views.update", { view_id: view.id, hash: view.hash, view: shown });
      },
    };
  });

  onPress(deps, names.problemEnd, ({ actions: [{ value: id }] }, body) => {
    const view_id = inForm.safeParse(body).data?.view.id;
    if (!id || view_id === undefined) return undefined;
    return {
      what: "problems",
      async perform({ member: { id: by, name, team, lang }, event }) {
        const noted = { by: { id: by, name }, what: "known problem", about: id, ticket: null, reason: null };
        await audit.note({ ...noted, outcome: "end asked" }, event);
        const isEnded = await problems.end(id);
        const words = say(isEnded ? "problems.ended" : "problems.gone", lang);
        const view = closingView({ title: "problems", words }, say, lang);
        await slack.api.call(team, "views.update", { view_id, view });
      },
    };
  });
}

import type { types } from "@slack/bolt";
import { z } from "zod";
import type { Lang } from "../../../../dialogs/kit/text";
import type { Query } from "../../../helpdesk/search";
import { subjectOf } from "../../../helpdesk/subjectOf";
import { plain, type Block } from "../blocks";
import { cut, limits } from "../limits";
import { names, type ListenerDeps, type Say } from "./deps";
import { input, inputAction, titled } from "./replyForm";
import { tagTitle } from "../../../helpdesk/tagTitle";
import { tags } from "./tags";

/** The longest text that is searched for. */
const longestText = 200;

/** The form in which staff say which tickets they search for. */
export function searchForm({ say, sayText }: Pick<ListenerDeps, "say" | "sayText">, lang: Lang): types.ModalView {
  const options = tags
    .map((name) => ({ name, title: tagTitle(name, { say, sayText }, lang) }))
    .sort((a, b) => a.title.localeCompare(b.title, lang))
    .map(({ name, title }) => ({ text: plain(cut(`#${title}`, limits.buttonText)), value: name }));
  const optional = (block_id: string, element: types.InputBlock["element"]): types.InputBlock => ({
    type: "input",
    block_id,
    optional: true,
    label: plain(say(`search.${block_id}`, lang)),
    element,
  });
  return {
    ...searchView(
      [
        { ...input("words", say("search.words", lang), { max_length: longestText }), optional: true },
        optional("tag", { type: "static_select", action_id: inputAction, options }),
        optional("from", { type: "datepicker", action_id: inputAction }),
        optional("until", { type: "datepicker", action_id: inputAction }),
      ],
      say,
      lang,
    ),
    callback_id: names.search,
    submit: titled(say("search.submit", lang)),
  };
}

/** The same window with other content. */
export const searchView = (blocks: Block[], say: Say, lang: Lang): types.ModalView => ({
  type: "modal",
  title: titled(say("search.title", lang)),
  close: titled(say("lookup.cancel", lang)),
  blocks,
});

const daySchema = z.iso.date();

/** The query that was typed, or what is wrong with it: the key of a text for each field. */
export function readQuery(
  typed: (block: string) => string,
):
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> } {
  const text = typed("words").slice(0, longestText);
  const tag = tags.find((it) => it === typed("tag"));
  const [from, until] = ["from", "until"].map((it) => daySchema.safeParse(typed(it)).data);
  const isAnything = text !== "" || tag !== undefined || from !== undefined || until !== undefined;
  const errors = {
    ...(isAnything ? {} : { words: "search.nothing" }),
    // A PESEL must not be passed on anywhere, not even into the audit log.
    ...(subjectOf(text) === "pesel" ? { words: "lookup.pesel" } : {}),
    ...(from !== undefined && until !== undefined && until < from ? { until: "search.wrongDays" } : {}),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    query: {
      text,
      ...(tag !== undefined && { tag }),
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
    },
  };
}

/** A query as the audit log names it. */
export const queryName = ({ text, tag, from, until }: Query): string =>
  [
    ...(text === "" ? [] : [`«${text}»`]),
    ...(tag === undefined ? [] : [`#${tag}`]),
    ...(from === undefined && until === undefined ? [] : [`${from ?? ""}…${until ?? ""}`]),
  ].join(" ");

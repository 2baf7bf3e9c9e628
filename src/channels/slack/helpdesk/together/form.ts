import type { types } from "@slack/bolt";
import { languages, type Lang, type Words } from "../../../../../dialogs/kit/text";
import { momentOf } from "../../../../foundation/localTime";
import { holdsPesel } from "../../../../foundation/redact";
import type { Problem } from "../../../../tickets/problems/problems";
import { isEverything, type Selection } from "../../../../tickets/together/select";
import { context, plain } from "../../blocks";
import { cut, limits } from "../../limits";
import { isDay } from "../announce/when";
import { names, type Say } from "../deps";
import { input, inputAction, titled, type sentForm } from "../replyForm";
import type { NamedTag } from "../tags";

/** The most characters of an answer in one language: a preview of all three is shown in one window. */
export const longestText = 2_000;
const mostOptions = 100;

/** A field with a list to choose from; none if there is nothing in the list. */
function choosing(
  block_id: string,
  label: string,
  all: readonly { readonly value: string; readonly title: string }[],
  initial?: string,
): types.InputBlock[] {
  const options = all
    .slice(0, mostOptions)
    .map(({ value, title }) => ({ text: plain(cut(title, limits.buttonText)), value }));
  const first = options.find(({ value }) => value === initial);
  if (options.length === 0) return [];
  const element: types.StaticSelect = {
    type: "static_select",
    action_id: inputAction,
    options,
    ...(first && { initial_option: first }),
  };
  return [{ type: "input", block_id, optional: first === undefined, label: plain(label), element }];
}

/** The fields for a text in every language; the Polish one is needed. `blockOf` names the block of each. */
export const textFields = (
  label: (lang: Lang) => string,
  texts: Words = {},
  blockOf: (field: string) => string = (field) => field,
): types.InputBlock[] =>
  languages.map((one) => ({
    ...input(blockOf(one), label(one), { multiline: true, max_length: longestText, ...beginning(texts[one]) }),
    optional: one !== "pl",
  }));

/** The text that stands in a field from the beginning. */
export const beginning = (text = "") => (text === "" ? {} : { initial_value: text });

const when = (block_id: string, label: string, type: "datepicker" | "timepicker"): types.InputBlock => ({
  type: "input",
  block_id,
  optional: true,
  label: plain(label),
  element: { type, action_id: inputAction },
});

/**
 * The form in which staff choose tickets and answer all of them at once.
 * @param topics those that the open tickets have
 */
export function manyForm(
  topics: readonly NamedTag[],
  problems: readonly Problem[],
  say: Say,
  lang: Lang,
): types.ModalView {
  const said = (key: string): string => say(`many.${key}`, lang);
  return {
    type: "modal",
    callback_id: names.many,
    title: titled(said("title")),
    submit: titled(said("preview")),
    close: titled(said("cancel")),
    blocks: [
      { ...input("phrases", said("phrases"), { max_length: 300 }), optional: true },
      ...choosing(
        "topic",
        said("topic"),
        topics.map(({ name, title }) => ({ value: name, title })),
      ),
      ...choosing(
        "problem",
        said("problem"),
        problems.map(({ id, phrases }) => ({ value: id, title: phrases })),
      ),
      when("fromDay", said("from"), "datepicker"),
      when("fromTime", said("fromTime"), "timepicker"),
      when("untilDay", said("until"), "datepicker"),
      when("untilTime", said("untilTime"), "timepicker"),
      ...textFields((one) => say(`announce.text.${one}`, lang)),
      context(say("announce.textHow", lang)),
      ...choosing(
        "resolves",
        said("resolves"),
        [
          { value: "no", title: said("resolvesNo") },
          { value: "yes", title: said("resolvesYes") },
        ],
        "no",
      ),
    ],
  };
}

type Form = NonNullable<ReturnType<typeof sentForm>>;

/** Texts as they were written, or what is wrong with them: the key of a sentence for each field. */
export function readTexts(form: Form, key: string): { readonly texts: Words; readonly errors: Record<string, string> } {
  const written = languages.map((lang) => [lang, form.typed(lang)] as const).filter(([, text]) => text !== "");
  return {
    texts: Object.fromEntries(written),
    errors: {
      ...(form.typed("pl") === "" ? { pl: `${key}.noText` } : {}),
      ...Object.fromEntries(written.filter(([, text]) => holdsPesel(text)).map(([it]) => [it, "many.pesel"])),
    },
  };
}

export type ManyWritten =
  | { readonly ok: true; readonly texts: Words; readonly selection: Selection; readonly resolves: boolean }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** The answer and the selection of tickets, or what is wrong: the key of a sentence for each field. */
export function readMany(form: Form, problems: readonly Problem[], timeZone: string): ManyWritten {
  const { texts, errors } = readTexts(form, "many");
  const given = (field: string): string | null => form.typed(field) || null;
  const at = (end: "from" | "until"): number | null | undefined => {
    const [day, time] = [form.typed(`${end}Day`), form.typed(`${end}Time`) || "00:00"];
    if (day === "") return form.typed(`${end}Time`) === "" ? null : undefined;
    return isDay(day) ? momentOf(day, time, timeZone) : undefined;
  };
  const [from, until] = [at("from"), at("until")];
  const chosen = problems.find(({ id }) => id === given("problem"));
  const selection: Selection = {
    phrases: given("phrases"),
    topic: given("topic"),
    problem: chosen ? { id: chosen.id, phrases: chosen.phrases } : null,
    from: from ?? null,
    until: until ?? null,
  };
  const wrong = {
    ...errors,
    ...(given("problem") !== null && !chosen ? { problem: "problems.gone" } : {}),
    ...(from === undefined ? { fromDay: "announce.noSuchDay" } : {}),
    ...(until === undefined ? { untilDay: "announce.noSuchDay" } : {}),
    ...(from !== undefined && until !== undefined && isEverything(selection) ? { phrases: "many.nothing" } : {}),
  };
  if (Object.keys(wrong).length > 0) return { ok: false, errors: wrong };
  return { ok: true, texts, selection, resolves: form.typed("resolves") === "yes" };
}

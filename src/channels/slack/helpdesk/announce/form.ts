import type { types } from "@slack/bolt";
import { languages, type Lang, type Words } from "../../../../../dialogs/kit/text";
import type { Audience } from "../../../../broadcasts/records";
import { redactPesel } from "../../../../foundation/redact";
import { context, plain } from "../../blocks";
import { names, type Say } from "../deps";
import { input, inputAction, titled, type sentForm } from "../replyForm";

/** The most characters of a message in one language: Slack shows a preview of all three in one window. */
export const longestText = 2_000;
const audiences = ["everybody", "underWay", "endsBefore"] as const;

type Form = NonNullable<ReturnType<typeof sentForm>>;

/** The form in which staff write a message to many. */
export function announceForm(say: Say, lang: Lang): types.ModalView {
  return {
    type: "modal",
    callback_id: names.announce,
    title: titled(say("announce.title", lang)),
    submit: titled(say("announce.preview", lang)),
    close: titled(say("announce.cancel", lang)),
    blocks: [
      ...languages.map((one) => ({
        ...input(one, say(`announce.text.${one}`, lang), { multiline: true, max_length: longestText }),
        optional: one !== "pl",
      })),
      context(say("announce.textHow", lang)),
      {
        type: "input",
        block_id: "to",
        label: plain(say("announce.to", lang)),
        element: {
          type: "static_select",
          action_id: inputAction,
          options: audiences.map((it) => ({ text: plain(say(`announce.audience.${it}`, lang)), value: it })),
        },
      },
      {
        type: "input",
        block_id: "day",
        optional: true,
        label: plain(say("announce.day", lang)),
        element: { type: "datepicker", action_id: inputAction },
      },
    ],
  };
}

/** What was written, or what is wrong with it, by field: the key of a text. */
export function readAnnouncement(
  form: Form,
  today: string,
):
  | { readonly ok: true; readonly texts: Words; readonly audience: Audience }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> } {
  const written = languages.map((lang) => [lang, form.typed(lang)] as const).filter(([, text]) => text !== "");
  const kind = audiences.find((it) => it === form.typed("to"));
  const day = form.typed("day");
  const errors = {
    ...(form.typed("pl") === "" ? { pl: "announce.noText" } : {}),
    ...Object.fromEntries(
      written.filter(([, text]) => redactPesel(text) !== text).map(([it]) => [it, "announce.pesel"]),
    ),
    ...(kind ? {} : { to: "announce.noAudience" }),
    ...(kind === "endsBefore" && !(day > today) ? { day: "announce.noDay" } : {}),
  };
  if (!kind || Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    texts: Object.fromEntries(written),
    audience: kind === "endsBefore" ? { kind, day } : { kind },
  };
}

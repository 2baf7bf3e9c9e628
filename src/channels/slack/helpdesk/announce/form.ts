import type { types } from "@slack/bolt";
import { languages, moment, type Lang, type Words } from "../../../../../dialogs/kit/text";
import type { Banner } from "../../../../broadcasts/banners";
import type { Audience } from "../../../../broadcasts/records";
import { paragraphsOf } from "../../../../broadcasts/view";
import { localTime } from "../../../../foundation/localTime";
import { holdsPesel } from "../../../../foundation/redact";
import { context, plain, section, type Block } from "../../blocks";
import { cut } from "../../limits";
import { names, type Say } from "../deps";
import { button } from "../ticketCard";
import { bannerTimes, ends, isDay } from "./when";
import { input, inputAction, titled, type sentForm } from "../replyForm";

/** The most characters of a message in one language: Slack shows a preview of all three in one window. */
export const longestText = 2_000;
/** The most paragraphs of a message in one language: each is a block, and a window of Slack holds a hundred. */
export const mostParagraphs = 25;
const audiences = ["everybody", "underWay", "endsBefore", "banner"] as const;

type Form = NonNullable<ReturnType<typeof sentForm>>;

/**
 * The form in which staff write a message to many people, or set a banner. A current or planned banner is shown at the top, with
 * a button that ends it.
 */
export function announceForm(standing: Banner | undefined, say: Say, lang: Lang): types.ModalView {
  return {
    type: "modal",
    callback_id: names.announce,
    title: titled(say("announce.title", lang)),
    submit: titled(say("announce.preview", lang)),
    close: titled(say("announce.cancel", lang)),
    blocks: [
      ...(standing ? standingBlocks(standing, say, lang) : []),
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
      chosen("day", say("announce.day", lang), "datepicker"),
      ...ends.flatMap((it) => [
        chosen(`${it}Day`, say(`announce.${it}Day`, lang), "datepicker"),
        chosen(`${it}Time`, say(`announce.${it}Time`, lang), "timepicker"),
      ]),
    ],
  };
}

const chosen = (block_id: string, label: string, type: "datepicker" | "timepicker"): types.InputBlock => ({
  type: "input",
  block_id,
  optional: true,
  label: plain(label),
  element: { type, action_id: inputAction },
});

function standingBlocks(it: Banner, say: Say, lang: Lang): Block[] {
  const confirm = {
    title: plain(say("announce.endTitle", lang)),
    text: plain(say("announce.endWhat", lang)),
    confirm: plain(say("announce.end", lang)),
    deny: plain(say("announce.back", lang)),
  };
  const end = { ...button(say("announce.end", lang), names.announceEnd, it.id), confirm };
  const when = say("announce.banner", lang, times(it));
  return [{ ...section(`${when}\n${cut(it.texts.pl ?? "", 300)}`), accessory: end }, { type: "divider" }];
}

/** A banner's start and end, as values of a text. */
export const times = ({ from, until }: Pick<Banner, "from" | "until">) => ({
  from: moment(new Date(from).toISOString()),
  until: moment(new Date(until).toISOString()),
});

/** The announcement that was written, or what is wrong with it: the key of a text for each field. */
export function readAnnouncement(
  form: Form,
  now: number,
  timeZone: string,
):
  | { readonly ok: true; readonly texts: Words; readonly audience: Audience }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> } {
  const written = languages.map((lang) => [lang, form.typed(lang)] as const).filter(([, text]) => text !== "");
  const kind = audiences.find((it) => it === form.typed("to"));
  const day = form.typed("day");
  const today = localTime(now, timeZone).day;
  const standing = kind === "banner" ? bannerTimes(form.typed, now, timeZone) : undefined;
  const errors = {
    ...(form.typed("pl") === "" ? { pl: "announce.noText" } : {}),
    ...Object.fromEntries(written.filter(([, text]) => holdsPesel(text)).map(([it]) => [it, "announce.pesel"])),
    ...Object.fromEntries(
      written
        .filter(([, text]) => paragraphsOf(text).length > mostParagraphs)
        .map(([it]) => [it, "announce.tooManyParagraphs"]),
    ),
    ...(kind ? {} : { to: "announce.noAudience" }),
    ...(kind === "endsBefore" && !(isDay(day) && day > today) ? { day: "announce.noDay" } : {}),
    ...(standing && !standing.ok ? standing.errors : {}),
  };
  const audience = audienceOf(kind, day, standing);
  if (!audience || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, texts: Object.fromEntries(written), audience };
}

function audienceOf(
  kind: Audience["kind"] | undefined,
  day: string,
  standing: ReturnType<typeof bannerTimes> | undefined,
): Audience | undefined {
  if (kind === "endsBefore") return { kind, day };
  if (kind === "banner") return standing?.ok ? { kind, from: standing.from, until: standing.until } : undefined;
  return kind && { kind };
}

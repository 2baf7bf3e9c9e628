import type { types } from "@slack/bolt";
import { day, languages, type Lang } from "../../../../../dialogs/kit/text";
import type { BroadcastDesk } from "../../../../broadcasts/desk";
import { digestOf } from "../../../../broadcasts/digest";
import type { Audience, Draft } from "../../../../broadcasts/records";
import { blocksOf, context, paragraph, section, type Block } from "../../blocks";
import { names, type Say } from "../deps";
import { titled } from "../replyForm";
import { times } from "./form";

/** The parts of a draft that its preview shows. */
export interface Previewed extends Pick<Draft, "texts" | "audience"> {
  readonly id: string;
  /** Undefined while it is being counted; then it cannot be sent yet. */
  readonly counted: Awaited<ReturnType<BroadcastDesk["count"]>> | undefined;
}

/** The window's private data: the id of a message, and the digest of what was shown of it. */
export interface Seen {
  readonly id: string;
  readonly seen: string;
}

/** Reads what a window carried. */
export function readSeen(carried: string): Seen {
  const [id = "", seen = ""] = carried.split(" ");
  return { id, seen };
}

/** The window that shows a message to many as students will see it. Its button, the second press, sends it. */
export function previewView(it: Previewed, desk: BroadcastDesk, say: Say, lang: Lang): types.ModalView {
  const { counted } = it;
  return {
    type: "modal",
    callback_id: names.announceSend,
    private_metadata: `${it.id} ${digestOf(it)}`,
    title: titled(say("announce.previewTitle", lang)),
    close: titled(say("announce.back", lang)),
    ...(it.audience.kind === "banner" || (counted && counted.people > 0)
      ? { submit: titled(say("announce.send", lang)) }
      : {}),
    blocks: [
      section(`${say("announce.to", lang)}: ${audienceWords(it.audience, say, lang)}`),
      ...(it.audience.kind === "banner"
        ? []
        : [section(counted ? say("announce.counted", lang, counted) : say("announce.counting", lang))]),
      ...languages.flatMap((one) => seenIn(one, it, desk, say, lang)),
      { type: "divider" },
      context(say(it.audience.kind === "banner" ? "announce.bannerHow" : "announce.how", lang)),
    ],
  };
}

function seenIn(one: Lang, { texts, audience }: Previewed, desk: BroadcastDesk, say: Say, lang: Lang): Block[] {
  // A banner is shown as a paragraph of other cards.
  if (audience.kind === "banner")
    return texts[one] === undefined ? [] : [{ type: "divider" }, ...paragraph(texts[one])];
  const heading = say("announce.seenIn", lang, { language: say(`announce.language.${one}`, lang) });
  if (texts[one] === undefined) return [{ type: "divider" }, context(`${heading} ${say("announce.inPolish", lang)}`)];
  const view = desk.view(texts, one);
  const buttons = view.buttons.map(({ label }) => `[${label}]`).join(" ");
  return [
    { type: "divider" },
    context(heading),
    // The buttons are shown as text: in this preview, a press on them would count as a press by the staff member.
    ...blocksOf({ ...view, buttons: [] }, { guideUrl: () => undefined, fillIn: "" }),
    ...(buttons === "" ? [] : [section(buttons)]),
  ];
}

/**
 * The same window after the message was confirmed, or could not be. The form beneath must not come back as if it had not been sent;
 * where it was not (`isOver` is false), it is there with all that was written.
 */
export const closingView = (
  { title, words }: { readonly title: "announce" | "many" | "problems"; readonly words: string },
  say: Say,
  lang: Lang,
  isOver = true,
): types.ModalView => ({
  type: "modal",
  title: titled(say(`${title}.title`, lang)),
  close: titled(say("announce.cancel", lang)),
  clear_on_close: isOver,
  blocks: [section(words)],
});

export function audienceWords(it: Audience, say: Say, lang: Lang): string {
  if (it.kind === "endsBefore") return say("announce.endsBefore", lang, { day: day(it.day) });
  if (it.kind === "banner") return say("announce.banner", lang, times(it));
  return say(`announce.audience.${it.kind}`, lang);
}

import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { saying } from "../../dialogs";
import { t } from "../../dialogs/kit/text";
import { Drawing } from "../channels/slack/draw";
import { formOf } from "../channels/slack/form";
import type { SlackChannelOptions } from "../channels/slack/options";
import { cardOf as teamsCard } from "../channels/teams/draw";
import { loadAssets } from "../channels/web/assets";
import { cardOf as webCard } from "../channels/web/draw";
import { voteWords } from "../conversation/voteWords";
import { noticeAddress } from "../privacy/notice/routes";
import type { StaffSection } from "../staff/port";
import { guidePath } from "../staff/texts/deps";
import type { Drawings } from "../staff/texts/draw/port";
import { createGallery } from "../staff/texts/scenes/gallery";
import { textsSection } from "../staff/texts/section";
import type { Core } from "./core";
import type { Language } from "./language";

/** The pages on which staff edit texts, with previews drawn by the channels' own code. */
export function textPages(core: Core, root: string, { answers }: Pick<Language, "answers">): StaffSection {
  const { catalog, institution, texts, publicUrl } = core;
  const script = {
    ...saying,
    institution,
    answers,
    practice: { missedKeptDays: 0, asksModel: false },
    noticeUrl: noticeAddress(institution, publicUrl),
  };
  let cardFiles: ReturnType<typeof loadAssets> | undefined;
  return textsSection({
    desk: texts.desk,
    catalog,
    dialogs: script.dialogs,
    gallery: createGallery({ script, catalog, pause: () => setImmediate() }),
    drawings,
    cardFiles: () => (cardFiles ??= loadAssets()),
    guideDir: join(root, "dialogs", "guide"),
  });
}

/** The channels' own code, for previews. */
export const drawings: Drawings = {
  web: (view) => webCard(view, guidePath),
  teams: (view) => teamsCard({ card: "preview", view }, { guideUrl: guidePath, isTeams: true }),
  slack(view, lang, catalog) {
    const say: SlackChannelOptions["say"] = (key) => catalog.say(t(`slack.${key}`), lang);
    const blocks = new Drawing({ say, guideUrl: guidePath, voteWords: voteWords(catalog) }).draw(view);
    const form = view.field ? formOf(view, view.field, { channel: "", ts: "" }, say).blocks : [];
    return { message: plainJson(blocks), form: plainJson(form) };
  },
};

/** Blocks as Slack gets them. */
const plainJson = (blocks: readonly object[]) => blocks.map((it) => ({ ...it }));

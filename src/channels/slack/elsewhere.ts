import type { Lang } from "../../../dialogs/kit/text";
import { blocksOf, fallbackOf, type Block } from "./blocks";
import type { SlackChannelOptions, SlackText } from "./options";

/** A short message outside the private conversation, visible to one person only, with a link to that conversation. */
export interface EphemeralMessage {
  readonly text: string;
  readonly blocks: Block[];
}

/**
 * @param at the ids the link is built from: the app's id, which most Slack payloads contain, or the id of the private
 * conversation
 */
export function noticeElsewhere(
  { say }: Pick<SlackChannelOptions, "say">,
  key: SlackText,
  lang: Lang,
  at: { readonly team: string; readonly app: string | undefined; readonly channel?: string | undefined },
): EphemeralMessage {
  const url = directMessageUrl(at);
  const view = {
    lang,
    paragraphs: [say(key, lang)],
    facts: [],
    buttons: url === undefined ? [] : [{ label: say("openPrivate", lang), url }],
  };
  return { text: fallbackOf(view), blocks: blocksOf(view, { guideUrl: () => undefined, fillIn: "" }) };
}

/** A URL that opens the direct conversation with the app in a Slack client (https://docs.slack.dev/interactivity/deep-linking). */
function directMessageUrl({ team, app, channel }: Parameters<typeof noticeElsewhere>[3]): string | undefined {
  const redirect = (to: Readonly<Record<string, string>>): string =>
    `https://slack.com/app_redirect?${new URLSearchParams({ ...to, team }).toString()}`;
  if (app !== undefined) return redirect({ app, tab: "messages" });
  return channel === undefined ? undefined : redirect({ channel });
}

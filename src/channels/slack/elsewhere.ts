import type { Lang } from "../../../dialogs/kit/text";
import { blocksOf, fallbackOf, type Block } from "./blocks";
import type { SlackChannelOptions, SlackText } from "./slackChannel";

/** A word where others read along, visible to one person only, with the way to the private conversation. */
export interface Word {
  readonly text: string;
  readonly blocks: Block[];
}

/** @param app the app's id, which comes with everything Slack brings */
export function wordElsewhere(
  { say }: Pick<SlackChannelOptions, "say">,
  key: SlackText,
  lang: Lang,
  { team, app }: { readonly team: string; readonly app: string | undefined },
): Word {
  const url = app === undefined ? undefined : directMessageUrl(team, app);
  const view = {
    lang,
    paragraphs: [say(key, lang)],
    facts: [],
    buttons: url === undefined ? [] : [{ label: say("openPrivate", lang), url }],
  };
  return { text: fallbackOf(view), blocks: blocksOf(view, { guideUrl: () => undefined, fillIn: "" }) };
}

/** Where a client opens the direct conversation with the app (https://docs.slack.dev/interactivity/deep-linking). */
const directMessageUrl = (team: string, app: string): string =>
  `https://slack.com/app_redirect?${new URLSearchParams({ app, team, tab: "messages" }).toString()}`;

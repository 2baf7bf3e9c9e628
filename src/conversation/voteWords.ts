import { t, type Lang } from "../../dialogs/kit/text";
import { voteReasons, type VoteReason } from "../../dialogs/kit/vote";
import { openButton } from "./buttons";
import type { Catalog } from "./catalog";

/** The words that a channel writes beside 👍 and 👎, in one language. */
export interface VoteWords {
  readonly question: string;
  readonly up: string;
  readonly down: string;
  readonly thanks: string;
  /** The question after a 👎, and its possible answers. */
  readonly why: string;
  readonly reasons: readonly { readonly why: VoteReason; readonly label: string }[];
  readonly send: string;
  /** The way to say more than the reasons do. */
  readonly support: { readonly label: string; readonly button: string };
}

export type SayVoteWords = (lang: Lang) => VoteWords;

export const voteWords =
  (catalog: Catalog): SayVoteWords =>
  (lang) => {
    const say = (key: string): string => catalog.say(t(`vote.${key}`), lang);
    return {
      question: say("question"),
      up: say("up"),
      down: say("down"),
      thanks: say("thanks"),
      why: say("why"),
      reasons: voteReasons.map((why) => ({ why, label: say(`reason.${why}`) })),
      send: say("send"),
      support: { label: catalog.say(t("button.human"), lang), button: openButton("escalate") },
    };
  };

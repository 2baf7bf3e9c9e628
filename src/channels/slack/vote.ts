import type { types } from "@slack/bolt";
import type { ViewVote } from "../../../dialogs/kit/view";
import type { Cast } from "../../conversation/ports";
import type { VoteWords } from "../../conversation/voteWords";
import { castSchema, votable } from "../viewSchema";
import { actions } from "./buttons";
import { cut, limits } from "./limits";

/** The state of a message's row for votes; `closed` once a reason was given. */
export type VoteState = "open" | Cast["verdict"] | "closed";

export interface VoteRow {
  readonly words: VoteWords;
  /** Ordinary buttons instead of Slack's own feedback buttons, for workspaces that do not take those. */
  readonly isPlain?: boolean;
  readonly state?: VoteState;
}

/** The beginning of the ids of the row's blocks, by which they are found in a message. */
const rowId = "vote:";

/** The blocks below a message with which people vote on it. */
export function voteBlocks(
  vote: ViewVote,
  { words, isPlain = false, state = "open" }: VoteRow,
): (types.ContextActionsBlock | types.ActionsBlock | types.ContextBlock)[] {
  // Slack wants new ids for blocks that change.
  const id = (part: string): string => `${rowId}${part}:${state}`;
  const said = (text: string): types.ContextBlock => ({
    type: "context",
    block_id: id("said"),
    elements: [plain(cut(text, limits.sectionText))],
  });
  const [positive, negative] = [valueOf(vote, { verdict: "up" }), valueOf(vote, { verdict: "down" })];
  const thumbs: types.ContextActionsBlock | types.ActionsBlock = isPlain
    ? {
        type: "actions",
        block_id: id("plain"),
        elements: [
          button("👍", words.up, `${actions.vote}up`, positive),
          button("👎", words.down, `${actions.vote}down`, negative),
        ],
      }
    : {
        type: "context_actions",
        block_id: id("thumbs"),
        elements: [
          {
            type: "feedback_buttons",
            action_id: `${actions.vote}thumbs`,
            positive_button: thumb(words.up, positive),
            negative_button: thumb(words.down, negative),
          },
        ],
      };
  if (state === "closed") return [said(words.thanks)];
  if (state === "up") return [thumbs, said(words.thanks)];
  if (state === "open") return [thumbs];
  const reasons = words.reasons.map(({ why, label }) =>
    button(label, undefined, `${actions.vote}${why}`, valueOf(vote, { verdict: "down", why })),
  );
  const { label, button: value } = words.support;
  const support = button(label, undefined, `${actions.say}vote`, value);
  return [thumbs, said(words.why), { type: "actions", block_id: id("why"), elements: [...reasons, support] }];
}

/** Whether a block of a message belongs to its row for votes. */
export const isOfRow = ({ block_id: id }: { readonly block_id?: string | null | undefined }): boolean =>
  id?.startsWith(rowId) ?? false;

const valueOf = ({ id, about, topic = "", askedAt }: ViewVote, { verdict, why }: Cast): string =>
  [verdict, why ?? "", about, topic, id, askedAt].join("/");

/** Reads what a button of the row says; undefined if it is none. */
export function readVote(value: string): { readonly vote: ViewVote; readonly cast: Cast } | undefined {
  const [verdict, why, about, topic, id, askedAt = ""] = value.split("/");
  const at = /^\d+$/.test(askedAt) ? Number(askedAt) : undefined;
  const vote = votable.safeParse({ id, about, askedAt: at, ...(topic ? { topic } : {}) }).data;
  const cast = castSchema.safeParse({ verdict, ...(why ? { why } : {}) }).data;
  return vote && cast && { vote, cast };
}

const plain = (text: string): types.PlainTextElement => ({ type: "plain_text", text, emoji: true });

const thumb = (label: string, value: string) => ({
  text: plain(cut(label, limits.buttonText)),
  accessibility_label: cut(label, limits.buttonText),
  value,
});

const button = (text: string, name: string | undefined, action_id: string, value: string): types.Button => ({
  type: "button",
  text: plain(cut(text, limits.buttonText)),
  action_id,
  value,
  ...(name === undefined ? {} : { accessibility_label: cut(name, limits.buttonText) }),
});

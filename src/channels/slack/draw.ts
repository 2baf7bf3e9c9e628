import type { View } from "../../../dialogs/kit/view";
import { fit } from "../fit";
import { omit } from "../omit";
import { toPlainText } from "../plainText";
import { blocksOf, type Block, type BlockOptions } from "./blocks";
import { fillInWords } from "./form";
import { limits } from "./limits";
import { escapeControl } from "./mrkdwn";
import type { SlackChannelOptions } from "./options";

/** A view, or a part of one, with its blocks for one message. */
export interface Drawn {
  readonly view: View;
  readonly blocks: readonly Block[];
}

export interface Extra extends Pick<BlockOptions, "secret" | "chosen"> {
  /** Ordinary buttons for votes, whether or not Slack has refused its own before. */
  readonly plainVotes?: true;
}

/** Renders views as Slack messages. */
export class Drawing {
  /** Slack refused its own feedback buttons, so ordinary ones are drawn from now on. */
  drawsPlainVotes = false;

  constructor(private readonly options: Pick<SlackChannelOptions, "say" | "guideUrl" | "voteWords">) {}

  draw(view: View, { plainVotes, ...extra }: Extra = {}): Block[] {
    const { say, guideUrl, voteWords } = this.options;
    const isPlain = this.drawsPlainVotes || plainVotes === true;
    return blocksOf(view, {
      guideUrl,
      fillIn: fillInWords(view, say),
      ...(view.vote && { votes: { words: voteWords(view.lang), isPlain } }),
      ...extra,
    });
  }

  /** Splits a view into parts that fit Slack's limits. Each part is rendered only once. */
  parts(view: View): Drawn[] {
    const whole = this.draw(view);
    if (fitsSurely(view, whole)) return [{ view, blocks: whole }];
    const drawn = new Map<View, Block[]>([[view, whole]]);
    // Combines the limits on bytes and on blocks in one measure: every block counts as at least its share of the bytes.
    const share = limits.messageBytes / limits.blocksOfMessage;
    const size = (it: View): number => {
      const blocks = drawn.get(it) ?? this.draw(it);
      drawn.set(it, blocks);
      return Math.max(blocks.length * share, Buffer.byteLength(JSON.stringify(blocks)));
    };
    return fit(view, size, limits.messageBytes).map((it) => ({ view: it, blocks: drawn.get(it) ?? [] }));
  }
}

/** A view as plain text, for when Slack refuses its blocks. */
export const wordsOf = (view: View): string => escapeControl(toPlainText(view)).slice(0, limits.messageBytes / 2);

/** A view with its image replaced by the image's description. */
export function withoutDrawing(view: View): View {
  const alt = view.image?.alt;
  return { ...omit(view, "image"), paragraphs: [...view.paragraphs, ...(alt === undefined ? [] : [alt])] };
}

/** Whether a view is certain to fit. Most messages are so short that measuring them would take longer than rendering them. */
function fitsSurely({ paragraphs, facts, buttons }: View, blocks: readonly Block[]): boolean {
  const text = paragraphs.reduce((sum, it) => sum + it.length, 0);
  return blocks.length <= 20 && text <= 4_000 && facts.length + buttons.length <= 20;
}

import type { ChatId } from "../../foundation/ids";
import { LRUCache } from "lru-cache";
import type { View } from "../../../dialogs/kit/view";
import { Fault } from "../../foundation/fault";
import type { Address, Outgoing, Sent, SentRef } from "../../conversation/ports";
import type { AdaptiveCardJson } from "../adaptiveCard";
import { canBeAnswered, labelOf, withoutChoices } from "../answerable";
import { fit } from "../fit";
import { LiveCards, type LiveCard } from "../liveCard";
import { forgetParts, sendParts } from "../sendParts";
import { chatIdOf, teamsAddress, type TeamsAddress } from "./address";
import type { Connector } from "./connector";
import { activityOf, cardOf, plainActivityOf, type DrawOptions, typingActivityOf } from "./draw";
import type { TeamsChannelOptions } from "./options";
import type { VotableMessages } from "./votableMessages";

type Posted = Exclude<Sent, { ok: true }> | { readonly ok: true; readonly id: string };
type Options = Pick<TeamsChannelOptions, "store" | "log" | "publicUrl" | "registration" | "qr">;

/** Teams refuses messages above 28 KB (https://learn.microsoft.com/microsoftteams/limits-specifications-teams); this leaves a margin. */
const mostBytes = 27 * 1024;
/**
 * The limits of the cache of answered cards. An entry is needed until the card is replaced in the conversation, which the
 * next message does.
 */
const remembered = { max: 5_000, ttl: 600_000, ttlAutopurge: true };

/** Sends messages and makes sure that at most one card in a conversation can be answered at a time. */
export class Messages {
  private readonly live: LiveCards;
  /**
   * Answered cards as the person's client already shows them. They are known to this process only; a card that another
   * process replaces loses the line that shows what was chosen.
   */
  private readonly answered = new LRUCache<ChatId, { readonly message: string; readonly card: AdaptiveCardJson }>(
    remembered,
  );
  private readonly draw: DrawOptions;

  constructor(
    private readonly options: Options,
    private readonly connector: Connector,
    private readonly votes: VotableMessages,
  ) {
    this.live = new LiveCards(options.store, options.log, "teamsCard");
    this.draw = {
      guideUrl: (name) => `${options.publicUrl()}/teams/guide/${encodeURIComponent(name)}.png`,
      isTeams: options.registration !== undefined,
    };
  }

  async send(address: Address, message: Outgoing): Promise<Sent> {
    const to = teamsAddress(address);
    const chatId = chatIdOf(to.user);
    // The last card is read before anything is sent. If reading failed after the send, every retry would send the message
    // again.
    const before = canBeAnswered(message.view) ? await this.live.last(chatId) : undefined;
    const parts = this.parts(to, message);
    const delivered = await sendParts(this.options.store, { chatId, message: message.id }, parts, (part) =>
      this.post(to, part.view, part.activity),
    );
    if (!delivered.ok) return delivered;
    const { id } = delivered;
    const view = parts.at(-1)?.view ?? message.view;
    const votable = view.vote && id !== "" ? [this.votes.put(chatId, id, view.vote)] : [];
    if (!before || !canBeAnswered(view)) return { ok: true, ref: { id }, ...(votable.length > 0 && { put: votable }) };
    const put = this.live.put(chatId, { message: message.id, activity: id, view }, before);
    const { card } = before;
    if (card && card.message !== message.id && card.activity !== "") await this.end(to, card);
    return { ok: true, ref: { id }, put: [...put, ...votable] };
  }

  /** Replaces a message sent before. */
  async update(address: Address, ref: SentRef, message: Outgoing): Promise<Sent> {
    const to = teamsAddress(address);
    const activity = this.activity(to, message);
    const delivered = await this.connector.replace(to.serviceUrl, to.conversation, String(ref["id"]), activity);
    return delivered.ok ? { ok: true, ref } : delivered;
  }

  async typing(address: Address): Promise<void> {
    const to = teamsAddress(address);
    await this.connector.send(to.serviceUrl, to.conversation, typingActivityOf(to), 1).catch((err: unknown) => {
      this.options.log.debug({ err }, "teams: typing could not be shown");
    });
  }

  async forget(address: Address): Promise<void> {
    const chatId = chatIdOf(teamsAddress(address).user);
    this.answered.delete(chatId);
    await this.live.forget(chatId);
    await this.votes.forget(chatId);
    await forgetParts(this.options.store, chatId);
  }

  /** The card a press refers to; undefined unless it is the one that can still be answered. */
  answerable = (chatId: ChatId, message: string | undefined): Promise<LiveCard | undefined> =>
    this.live.find(chatId, message);

  /**
   * Returns the card that replaces a pressed one in the client of the person who pressed it. The next message also replaces it in
   * the conversation itself; otherwise the old card would be back when the chat is opened again.
   * @param stands whether the question can still be answered, in which case the card keeps its buttons
   */
  pressed(chatId: ChatId, { message, view }: LiveCard, button: string, stands: boolean): AdaptiveCardJson {
    if (stands) return cardOf({ card: message, view }, this.draw);
    const card = this.ended(message, view, labelOf(view, button));
    this.answered.set(chatId, { message, card });
    return card;
  }

  private ended(message: string, view: View, chosen?: string): AdaptiveCardJson {
    return cardOf(
      { card: message, view: withoutChoices(view), ...(chosen === undefined ? {} : { chosen }) },
      this.draw,
    );
  }

  /** Sends an activity. If Teams refuses the card, its content is sent as plain text, so that the student does not face a silent chat. */
  private async post(to: TeamsAddress, view: View, activity: string): Promise<Posted> {
    for (const draw of [() => activity, () => plainActivityOf(view, to)]) {
      try {
        return await this.connector.send(to.serviceUrl, to.conversation, draw());
      } catch (cause) {
        if (!(cause instanceof Fault) || cause.code !== "teams.card") throw cause;
        this.options.log.error({ err: cause }, "teams: a message was refused for what it is");
      }
    }
    return { ok: false, refusal: "never" };
  }

  /**
   * Replaces a card that can no longer be answered with one that has no buttons. This is best effort: it is tried once, and
   * a failure is only logged.
   */
  private async end(to: TeamsAddress, { message, activity, view }: LiveCard): Promise<void> {
    const chatId = chatIdOf(to.user);
    const answered = this.answered.get(chatId);
    this.answered.delete(chatId);
    const card = answered?.message === message ? answered.card : this.ended(message, view);
    await this.connector
      .replace(to.serviceUrl, to.conversation, activity, activityOf(card, view, to), 1)
      .catch((err: unknown) => {
        this.options.log.warn(
          { err },
          "teams: an old card could not be replaced; its buttons are answered as old ones",
        );
      });
  }

  /** Splits a message into parts that fit Teams' size limit. Each part is rendered only once. */
  private parts(to: TeamsAddress, message: Outgoing): { view: View; activity: string }[] {
    const drawn = new Map<View, string>();
    const size = (view: View): number => {
      const activity = this.activity(to, { ...message, view });
      drawn.set(view, activity);
      return Buffer.byteLength(activity);
    };
    return fit(message.view, size, mostBytes).map((view) => ({ view, activity: drawn.get(view) ?? "" }));
  }

  private activity(to: TeamsAddress, { id, view, secret, secretOf }: Outgoing): string {
    const qrUrl = secret && this.qrUrl(chatIdOf(to.user), secretOf ?? "", id, secret.qrPng);
    const card = cardOf({ card: id, view, ...(secret && qrUrl !== undefined ? { secret, qrUrl } : {}) }, this.draw);
    return activityOf(card, view, to);
  }

  /** The address of the QR image. For Teams it is a URL of this server, because not all Teams clients render data URLs in cards. */
  private qrUrl(chatId: ChatId, secretOf: string, showing: string, png: Buffer): string {
    const { registration, qr, publicUrl } = this.options;
    if (!registration) return `data:image/png;base64,${png.toString("base64")}`;
    return `${publicUrl()}/teams/qr/${qr.seal({ person: chatId, secretOf, showing })}.png`;
  }
}

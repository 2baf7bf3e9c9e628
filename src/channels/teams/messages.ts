import type { View } from "../../../dialogs/kit/view";
import { Fault } from "../../ops/fault";
import type { Commit } from "../../store/port";
import type { Address, Outgoing, PersonKey, Sent, SentRef } from "../port";
import type { AdaptiveCardJson } from "../adaptiveCard";
import { personOf, teamsAddress, type TeamsAddress } from "./address";
import type { Connector, Delivered } from "./connector";
import { activityOf, canBeAnswered, cardOf, labelOf, withoutChoices, plainActivityOf, type DrawOptions } from "./draw";
import { fit } from "./fit";
import { LiveCards, type LiveCard } from "./liveCard";
import type { TeamsChannelOptions } from "./teamsChannel";

type Options = Pick<TeamsChannelOptions, "store" | "log" | "publicUrl" | "registration" | "qr">;

/** So many answered cards are remembered until they are replaced in the conversation. */
const mostAnswered = 5_000;

/** Sends cards, and keeps no more than one of them answerable at a time. */
export class Messages {
  private readonly live: LiveCards;
  /** Answered cards as their clients draw them already, by message: in this process only, or they go without their tick. */
  private readonly answered = new Map<string, AdaptiveCardJson>();
  private readonly draw: DrawOptions;

  constructor(
    private readonly options: Options,
    private readonly connector: Connector,
  ) {
    this.live = new LiveCards(options.store);
    this.draw = {
      guideUrl: (name) => `${options.publicUrl()}/teams/guide/${encodeURIComponent(name)}.png`,
      isTeams: options.registration !== undefined,
    };
  }

  async send(address: Address, message: Outgoing): Promise<Sent> {
    const to = teamsAddress(address);
    const parts = this.parts(to, message);
    let id = "";
    for (const { activity } of parts) {
      const delivered = await this.connector
        .send(to.serviceUrl, to.conversation, activity)
        .catch((cause: unknown) => this.inPlainWords(to, message.view, cause));
      if (!delivered.ok) return refused(delivered);
      ({ id } = delivered);
    }
    const view = parts.at(-1)?.view ?? message.view;
    if (!canBeAnswered(view)) return { ok: true, ref: { id } };
    const put = await this.makeAnswerable(to, { message: message.id, activity: id, view });
    return { ok: true, ref: { id }, put };
  }

  /** Replaces a message; one that Teams no longer has needs no replacing. */
  async update(address: Address, ref: SentRef, message: Outgoing): Promise<Sent> {
    const to = teamsAddress(address);
    const delivered = await this.connector.replace(
      to.serviceUrl,
      to.conversation,
      String(ref["id"]),
      this.activity(to, message),
    );
    if (delivered.ok || delivered.refusal === "missing") return { ok: true, ref };
    return refused(delivered);
  }

  async typing(address: Address): Promise<void> {
    const { serviceUrl, conversation, bot, user } = teamsAddress(address);
    const activity = JSON.stringify({
      type: "typing",
      from: { id: bot },
      recipient: { id: user },
      conversation: { id: conversation },
    });
    await this.connector.send(serviceUrl, conversation, activity).catch((err: unknown) => {
      this.options.log.debug({ err }, "teams: typing could not be shown");
    });
  }

  async forget(address: Address): Promise<void> {
    await this.live.forget(personOf(teamsAddress(address).user));
  }

  /** The card a press names, while it is the one that can be answered. */
  answerable = (person: PersonKey, message: string | undefined): Promise<LiveCard | undefined> =>
    this.live.find(person, message);

  /**
   * The card that takes the place of a pressed one in the client of who pressed it. Later it is also replaced in the
   * conversation itself, where it would stand as before when the chat is opened again.
   */
  pressed({ message, view }: LiveCard, button: string, stands: boolean): AdaptiveCardJson {
    if (stands) return cardOf({ card: message, view }, this.draw);
    const card = this.ended(message, view, labelOf(view, button));
    if (this.answered.size >= mostAnswered) this.answered.clear();
    this.answered.set(message, card);
    return card;
  }

  private ended(message: string, view: View, chosen?: string): AdaptiveCardJson {
    return cardOf(
      { card: message, view: withoutChoices(view), ...(chosen === undefined ? {} : { chosen }) },
      this.draw,
    );
  }

  /** A card that Teams will not draw must not leave a student before a silent chat: its words are sent instead. */
  private async inPlainWords(to: TeamsAddress, view: View, cause: unknown): Promise<Delivered> {
    if (!(cause instanceof Fault) || cause.code !== "teams.card") throw cause;
    this.options.log.error({ err: cause }, "teams: a card was refused and is sent in plain words");
    return this.connector.send(to.serviceUrl, to.conversation, plainActivityOf(view, to));
  }

  /** Takes the buttons off the card that could be answered before, which is a courtesy and may fail; answers the new note. */
  private async makeAnswerable(to: TeamsAddress, card: LiveCard): Promise<NonNullable<Commit["put"]>> {
    const person = personOf(to.user);
    const before = this.live.sentTo(person) ?? (await this.live.latest(person));
    const put = this.live.put(person, card);
    if (!before || before.message === card.message || before.activity === "") return put;
    const ended = this.answered.get(before.message) ?? this.ended(before.message, before.view);
    this.answered.delete(before.message);
    const activity = activityOf(ended, before.view, to);
    await this.connector.replace(to.serviceUrl, to.conversation, before.activity, activity).catch((err: unknown) => {
      this.options.log.warn({ err }, "teams: an old card could not be replaced; its buttons are answered as old ones");
    });
    return put;
  }

  /** The message in as many parts as Teams' limit makes of it; each is drawn once. */
  private parts(to: TeamsAddress, message: Outgoing): { view: View; activity: string }[] {
    const drawn = new Map<View, string>();
    const size = (view: View): number => {
      const activity = this.activity(to, { ...message, view });
      drawn.set(view, activity);
      return Buffer.byteLength(activity);
    };
    return fit(message.view, size).map((view) => ({ view, activity: drawn.get(view) ?? "" }));
  }

  private activity(to: TeamsAddress, { id, view, secret, secretOf }: Outgoing): string {
    const qrUrl = secret && this.qrUrl(personOf(to.user), secretOf ?? "", secret.qrPng);
    const card = cardOf({ card: id, view, ...(secret && qrUrl !== undefined ? { secret, qrUrl } : {}) }, this.draw);
    return activityOf(card, view, to);
  }

  /** In Teams an address of ours; data addresses in cards are not drawn by all of its clients. */
  private qrUrl(person: PersonKey, secretOf: string, png: Buffer): string {
    const { registration, qr, publicUrl } = this.options;
    if (!registration) return `data:image/png;base64,${png.toString("base64")}`;
    return `${publicUrl()}/teams/qr/${qr.seal(person, secretOf)}.png`;
  }
}

/** Where a message is gone only the conversation itself can be missing. */
function refused(delivered: Exclude<Delivered, { ok: true }>): Sent {
  return delivered.refusal === "later" ? delivered : { ok: false, refusal: "gone" };
}

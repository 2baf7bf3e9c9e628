import type { View } from "../../../dialogs/kit/view";
import type { Address, Outgoing, PersonKey, Sent, SentRef } from "../port";
import type { AdaptiveCardJson } from "../adaptiveCard";
import { personOf, teamsAddress, type TeamsAddress } from "./address";
import type { Connector, Delivered } from "./connector";
import { activityOf, canBeAnswered, cardOf, labelOf, withoutChoices, type DrawOptions } from "./draw";
import { fit } from "./fit";
import { LiveCards, type LiveCard } from "./liveCard";
import type { TeamsChannelOptions } from "./teamsChannel";

type Options = Pick<TeamsChannelOptions, "store" | "log" | "publicUrl" | "registration" | "qr">;

/** So many presses are remembered until their card is drawn without buttons. */
const mostChoices = 10_000;

/** Sends cards, and keeps no more than one of them answerable at a time. */
export class Messages {
  private readonly live: LiveCards;
  /** What was pressed on a card, by its message: in this process only, for a tick beside the card's text. */
  private readonly choices = new Map<string, string>();
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
      const delivered = await this.connector.send(to.serviceUrl, to.conversation, activity);
      if (!delivered.ok) return refused(delivered);
      ({ id } = delivered);
    }
    const view = parts.at(-1)?.view ?? message.view;
    if (canBeAnswered(view)) await this.keepAnswerable(to, { message: message.id, activity: id, view });
    return { ok: true, ref: { id } };
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

  /** The card a person can answer just now. */
  answerable = (person: PersonKey): Promise<LiveCard | null> => this.live.get(person);

  /**
   * The card that takes the place of a pressed one in the client of who pressed it. Later it is also replaced in the
   * conversation itself, where it would stand as before when the chat is opened again.
   */
  pressed({ message, view }: LiveCard, button: string, stands: boolean): AdaptiveCardJson {
    if (stands) return cardOf({ card: message, view }, this.draw);
    const chosen = labelOf(view, button);
    if (chosen !== undefined) this.remember(message, chosen);
    return this.ended(message, view, chosen);
  }

  private remember(message: string, chosen: string): void {
    if (this.choices.size >= mostChoices) this.choices.clear();
    this.choices.set(message, chosen);
  }

  private ended(message: string, view: View, chosen: string | undefined): AdaptiveCardJson {
    return cardOf(
      { card: message, view: withoutChoices(view), ...(chosen === undefined ? {} : { chosen }) },
      this.draw,
    );
  }

  /** Notes the newest answerable card and takes the buttons off the one before; that is a courtesy, and may fail. */
  private async keepAnswerable(to: TeamsAddress, card: LiveCard): Promise<void> {
    const before = await this.live.put(personOf(to.user), card);
    if (!before || before.message === card.message || before.activity === "") return;
    const chosen = this.choices.get(before.message);
    this.choices.delete(before.message);
    const activity = activityOf(this.ended(before.message, before.view, chosen), before.view, to);
    await this.connector.replace(to.serviceUrl, to.conversation, before.activity, activity).catch((err: unknown) => {
      this.options.log.warn({ err }, "teams: an old card could not be replaced; its buttons are answered as old ones");
    });
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

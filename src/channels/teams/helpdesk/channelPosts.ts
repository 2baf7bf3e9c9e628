import type { Connector, Delivered } from "../connector";
import type { DeskCard } from "./elements";
import { serviceUrl, threadOf, type TeamsHelpdesk, type Thread } from "./location";

/** The bot's messages in the helpdesk's channel. */
export interface ChannelPosts {
  /**
   * Posts a card, with which a thread begins.
   * @param most the maximum number of attempts; one alone can leave no second card behind
   */
  begin(card: DeskCard, most?: number): Promise<Delivered>;
  /** Posts a card, or a sentence, in a thread. */
  reply(at: Thread, it: DeskCard | string): Promise<Delivered>;
  /** Replaces the card with which a thread begins. */
  replace(at: Thread, card: DeskCard): Promise<Delivered>;
  /** Deletes a message of a thread. */
  remove(at: Thread, message: string): Promise<Delivered>;
}

export function createChannelPosts(connector: Connector, location: TeamsHelpdesk): ChannelPosts {
  const { bot, channel, tenantId } = location;
  const message = (it: DeskCard | string) => ({
    type: "message",
    from: { id: bot },
    ...(typeof it === "string"
      ? { textFormat: "plain", text: it }
      : {
          summary: it.fallbackText,
          attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: it }],
        }),
  });
  const inThread = ({ channel: of, root }: Thread): string => threadOf(of, root);
  return {
    async begin(card, most) {
      const sent = await connector.begin(
        serviceUrl,
        JSON.stringify({
          isGroup: true,
          bot: { id: bot },
          tenantId,
          channelData: { channel: { id: channel }, tenant: { id: tenantId } },
          activity: message(card),
        }),
        most,
      );
      // Where Teams names only the thread, its id ends with that of the message.
      return sent.ok ? { ok: true, id: sent.id.replace(/^.*;messageid=/, "") } : sent;
    },
    reply: (at, it) => connector.send(serviceUrl, inThread(at), JSON.stringify(message(it))),
    replace: (at, card) => connector.replace(serviceUrl, inThread(at), at.root, JSON.stringify(message(card))),
    remove: (at, id) => connector.remove(serviceUrl, inThread(at), id),
  };
}

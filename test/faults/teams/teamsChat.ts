import { setTimeout as rest } from "node:timers/promises";
import { execute, text, type Writer } from "../../channels/teams/activities";
import { pressesOf, urlsOf } from "../../channels/readCard";
import type { Chat } from "../chat";
import type { Json } from "../../channels/teams/connectorServer";
import { picturesOf, wordsOf, type TeamsEnd } from "./teamsEnd";

export interface TeamsChatDeps {
  readonly end: TeamsEnd;
  /** The address at which Teams reaches the app. */
  readonly appAt: () => string;
  /** The delays after which Teams delivers again what was not acknowledged. */
  readonly retryAfterMs: readonly number[];
  readonly user: string;
}

/** A student's private conversation with the bot at Teams. */
export function teamsChat({ end, appAt, retryAfterMs, user }: TeamsChatDeps): Chat {
  const writer: Writer = { user: `29:${user}`, name: user, conversation: `a:${user}`, serviceUrl: end.serviceUrl };
  const id = `a:${user}`;

  const post = async (activity: Json): Promise<{ status: number; body: Json }> => {
    try {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(`${appAt()}/api/messages`, {
        method: "POST",
        headers,
        body: JSON.stringify(activity),
      });
      const said = await answer.text();
      return { status: answer.status, body: said.startsWith("{") ? (JSON.parse(said) as Json) : {} };
    } catch {
      return { status: 0, body: {} };
    }
  };

  return {
    id,
    screen: () =>
      end.screen(id).map(({ id: ts, activity: card }) => ({
        ts,
        text: wordsOf(card),
        buttons: pressesOf(card).map(({ label }) => label),
        urls: urlsOf(card),
        hasPicture: picturesOf(card).length > 0,
      })),
    async says(words) {
      const activity = text(writer, words);
      let { status } = await post(activity);
      for (const ms of retryAfterMs) {
        if (status === 200) break;
        await rest(ms);
        ({ status } = await post(activity));
      }
      return status;
    },
    async presses({ ts }, label) {
      const standing = end.screen(id).find((it) => it.id === ts);
      const data = pressesOf(standing?.activity).find((it) => it.label === label)?.data ?? {};
      const { status, body } = await post(execute(writer, { ...data }, { replyToId: ts }));
      // The client of Teams shows either an error beside the card, or the card that replaces it.
      if (status !== 200 || body["statusCode"] !== 200) return status === 200 ? Number(body["statusCode"]) : status;
      if (String(body["type"]).includes("card.adaptive")) end.replaces(id, ts, body["value"] as Json);
      return 200;
    },
  };
}

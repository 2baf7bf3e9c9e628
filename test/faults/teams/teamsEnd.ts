import { textOf, urlsOf, pressesOf, elements } from "../../channels/readCard";
import {
  Screens,
  startConnectorServer,
  type Answer,
  type Json,
  type Named,
  type Posted,
} from "../../channels/teams/connectorServer";
import type { Recorder } from "../recorder";

/** The Bot Connector of Teams: it takes in messages and their changes, and has them recorded. */
export interface TeamsEnd {
  readonly serviceUrl: string;
  screen(conversation: string): readonly Posted[];
  /** Shows another card in the place of a message, as a client does; nobody else sees that card. */
  replaces(conversation: string, id: string, card: Json): void;
  close(): Promise<void>;
}

export async function openTeamsEnd(recorder: Recorder): Promise<TeamsEnd> {
  let count = 0;
  const screens = new Screens(() => String((count += 1)).padStart(9, "0"));

  function take(call: Named): Answer {
    const { method, conversation: channel, activity: card } = call;
    const answer = screens.take(call);
    const { id: message } = answer;
    if (message === undefined) return answer;
    const look = { channel, message, text: wordsOf(card), pictures: picturesOf(card) };
    if (method === "POST") recorder.posted({ ...look, readable: textOf(card), raw: JSON.stringify(card) });
    else recorder.changed(look);
    recorder.touched(channel);
    return answer;
  }

  const { serviceUrl, close } = await startConnectorServer((call) => {
    if (call.kind !== "activities") return { status: 404, body: {} };
    return call.activity["type"] === "message" ? take(call) : { status: 200, body: { id: "" } };
  });

  return {
    serviceUrl,
    close,
    screen: (conversation) => screens.of(conversation),
    replaces(conversation, id, card) {
      const found = screens.of(conversation).find((it) => it.id === id);
      if (found) found.activity = card;
      recorder.touched(conversation);
    },
  };
}

/** The whole text of a card, including what its buttons send to the app. */
export const wordsOf = (card: unknown): string =>
  [textOf(card), ...pressesOf(card).map(({ value }) => value), ...urlsOf(card)].join("\n");

/** The pictures inside a card, such as the QR that an app without a registration sends. */
export function picturesOf(card: unknown): Buffer[] {
  return elements(card).flatMap(({ type, url }) => {
    const [, data] = type === "Image" ? (/^data:image\/png;base64,(.+)$/.exec(String(url)) ?? []) : [];
    return data === undefined ? [] : [Buffer.from(data, "base64")];
  });
}

import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { textOf, urlsOf, pressesOf, elements } from "../../channels/readCard";
import type { Recorder } from "../recorder";

export type Json = Record<string, unknown>;

/** A message as it stands in a conversation at Teams. */
export interface Standing {
  readonly ts: string;
  card: unknown;
}

/** The Bot Connector of Teams: takes messages and their changes, and has them written down. */
export interface TeamsEnd {
  readonly serviceUrl: string;
  screen(conversation: string): readonly Standing[];
  /** A client shows another card in a message's place, which nobody else sees. */
  replaces(conversation: string, ts: string, card: unknown): void;
  close(): Promise<void>;
}

const path = /\/v3\/conversations\/([^/]+)\/(activities|members)(?:\/([^/]+))?$/;

export async function openTeamsEnd(recorder: Recorder): Promise<TeamsEnd> {
  const screens = new Map<string, Standing[]>();
  const screenOf = (conversation: string): Standing[] => {
    const screen = screens.get(conversation) ?? [];
    screens.set(conversation, screen);
    return screen;
  };
  let count = 0;

  function take(method: string, channel: string, id: string, card: unknown): { status: number; body: Json } {
    const screen = screenOf(channel);
    const look = { channel, text: wordsOf(card), pictures: picturesOf(card) };
    if (method === "POST") {
      const ts = String((count += 1)).padStart(9, "0");
      screen.push({ ts, card });
      recorder.posted({ ...look, message: ts, readable: textOf(card), raw: JSON.stringify(card) });
      recorder.touched(channel);
      return { status: 201, body: { id: ts } };
    }
    const found = screen.find(({ ts }) => ts === id);
    if (!found) return { status: 404, body: { error: { code: "ActivityNotFoundInConversation" } } };
    found.card = card;
    recorder.changed({ ...look, message: id });
    recorder.touched(channel);
    return { status: 200, body: { id } };
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const [, conversation = "", kind, id = ""] = (path.exec(request.url ?? "") ?? []).map(decodeURIComponent);
      const text = Buffer.concat(chunks).toString();
      const activity = text === "" ? {} : (JSON.parse(text) as Json);
      const answer =
        kind !== "activities"
          ? { status: 404, body: {} }
          : activity["type"] === "message"
            ? take(request.method ?? "", conversation, id, activity)
            : { status: 200, body: { id: "" } };
      response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/_connector`,
    screen: screenOf,
    replaces(conversation, ts, card) {
      const found = screenOf(conversation).find((it) => it.ts === ts);
      if (found) found.card = card;
      recorder.touched(conversation);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** All that stands on a card, and what its buttons say to the app. */
export const wordsOf = (card: unknown): string =>
  [textOf(card), ...pressesOf(card).map(({ value }) => value), ...urlsOf(card)].join("\n");

/** The pictures that a card carries in itself, as the QR of an app without a registration. */
export function picturesOf(card: unknown): Buffer[] {
  return elements(card).flatMap(({ type, url }) => {
    const [, data] = type === "Image" ? (/^data:image\/png;base64,(.+)$/.exec(String(url)) ?? []) : [];
    return data === undefined ? [] : [Buffer.from(data, "base64")];
  });
}

import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readText } from "../teams/body";
import { team } from "../slack/webApi";

/** A message that a process wants to send. */
export interface Posted {
  /** The name of the process that sent it, known by the address that the process was given. */
  readonly by: string;
  readonly channel: string;
  /** When Slack had all of it, as `performance.now()`. */
  readonly at: number;
}

/** The part of Slack's Web API that answering needs. It knows which process calls, and can keep a process waiting for its answers. */
export interface HoldingSlack {
  /** The address that the process with this name calls. */
  urlFor(name: string): string;
  /** From now on this process gets no answers to what it posts. */
  hold(name: string): void;
  /** Sends the process the answers that it waits for, and all later ones at once. */
  release(name: string): void;
  /** Calls back with each message; the latest listener only. */
  onPost(heard: (it: Posted) => void): void;
  close(): Promise<void>;
}

const said: Readonly<Record<string, object>> = {
  "auth.test": { team_id: team, user_id: "U0BENCHBOT1", bot_id: "B0BENCHBOT1", team: "Bench", user: "legitka" },
  "users.info": { user: { team_id: team, real_name: "Student", locale: "pl-PL", profile: { real_name: "Student" } } },
};

export async function openHoldingSlack(): Promise<HoldingSlack> {
  const held = new Map<string, (() => void)[]>();
  let heard: (it: Posted) => void = () => undefined;
  let ids = 0;
  const server = createServer((request, response) => {
    const [, by = "", , method = ""] = (request.url ?? "").split("/");
    readText(request, (body) => {
      if (!method.startsWith("chat.")) return answer(response, { ok: true, ...said[method] });
      const { channel, ts } = named(body);
      const name = ts ?? `1800000000.${String(++ids).padStart(6, "0")}`;
      const go = (): void => answer(response, { ok: true, channel, ts: name, message: {} });
      if (method !== "chat.postMessage") return go();
      const waiting = held.get(by);
      if (waiting) waiting.push(go);
      else go();
      heard({ by, channel, at: performance.now() });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    urlFor: (name) => `http://127.0.0.1:${port}/${name}/api/`,
    hold: (name) => void held.set(name, []),
    release(name) {
      const waiting = held.get(name) ?? [];
      held.delete(name);
      for (const go of waiting) go();
    },
    onPost: (listener) => void (heard = listener),
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function named(body: string): { readonly channel: string; readonly ts?: string } {
  if (body.startsWith("{")) return JSON.parse(body) as { channel: string };
  return Object.fromEntries(new URLSearchParams(body)) as { channel: string };
}

function answer(response: ServerResponse, it: object): void {
  if (response.destroyed) return;
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(it));
}

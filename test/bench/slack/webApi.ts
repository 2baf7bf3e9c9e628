import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readText } from "../teams/body";

/** Is called with a message as soon as Slack has received all of it: its blocks, and the moment `at` as `performance.now()`. */
export type Listener = (blocks: unknown, at: number) => void;

export interface WebApi {
  /** Ends in a slash. */
  readonly url: string;
  /** Calls back for every new message in this conversation, but not for changes. */
  listen(conversation: string, listener: Listener): void;
  /** Stops calling back for this conversation. */
  forget(conversation: string): void;
  close(): Promise<void>;
}

export const team = "T0BENCH0001";

const said: Readonly<Record<string, object>> = {
  "auth.test": { team_id: team, user_id: "U0BENCHBOT1", bot_id: "B0BENCHBOT1", team: "Bench", user: "legitka" },
  "users.info": { user: { team_id: team, real_name: "Student", locale: "pl-PL", profile: { real_name: "Student" } } },
};

/**
 * The part of Slack's Web API that apps answer through, for this machine. It does next to nothing, so that the apps are what
 * is measured; what is strict is the emulator the tests use.
 */
export async function openWebApi(): Promise<WebApi> {
  const listeners = new Map<string, Listener>();
  let ids = 0;
  /** Slack takes a file in three steps, the second at an address it names. */
  const file = (): object => ({ upload_url: `${url()}upload`, file_id: `F0BENCH${++ids}` });
  const server = createServer((request, response) => {
    const method = (request.url ?? "").replace("/api/", "");
    readText(request, (body) => {
      const at = performance.now();
      if (method === "files.getUploadURLExternal") return answer(response, { ok: true, ...file() });
      if (!method.startsWith("chat.")) return answer(response, { ok: true, ...said[method] });
      const { channel, ts = nameOf(++ids), text, blocks } = argsOf(body);
      // The app is answered first: what follows is work of the people who wait, not of Slack.
      answer(response, { ok: true, channel, ts, message: { text } });
      if (method === "chat.postMessage") listeners.get(channel)?.({ ts, blocks }, at);
    });
  });
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  server.on("connection", (socket) => socket.setNoDelay(true));
  server.keepAliveTimeout = 120_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: url(),
    listen: (conversation, listener) => void listeners.set(conversation, listener),
    forget: (conversation) => void listeners.delete(conversation),
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const nameOf = (n: number): string => `1800000000.${String(n).padStart(6, "0")}`;

interface Args {
  readonly channel: string;
  readonly ts?: string;
  readonly text?: string;
  readonly blocks?: unknown;
}

/** As JSON or as a form, in which what is no text is JSON again. */
function argsOf(body: string): Args {
  if (body.startsWith("{")) return JSON.parse(body) as Args;
  const { blocks = "[]", ...args } = Object.fromEntries(new URLSearchParams(body));
  return { ...args, blocks: JSON.parse(blocks) as unknown } as unknown as Args;
}

function answer(response: ServerResponse, it: object): void {
  const body = JSON.stringify(it);
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.end(body);
}

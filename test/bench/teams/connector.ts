import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readText } from "./body";

/** The parts of a bot's message that a client which shows it would read. */
export interface Sent {
  readonly type: string;
  readonly text?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content?: unknown }[];
}

/** Is called with a message as soon as the connector has received all of it: `at` is `performance.now()`. */
export type Listener = (message: Sent, at: number) => void;

export interface Connector {
  /** The `serviceUrl` of the activities whose answers come here. */
  readonly url: string;
  /** Calls back for every message in this conversation, but not for typing, changes and deletions. */
  listen(conversation: string, listener: Listener): void;
  close(): Promise<void>;
}

const notFound = JSON.stringify({ error: { code: "NotFound", message: "there is no such path" } });

/**
 * Stands between bots and Teams: the part of the Bot Framework's connector that bots send through
 * (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference), for this machine and
 * without tokens. It does next to nothing, so that the bots are what is measured.
 */
export async function openConnector(): Promise<Connector> {
  const listeners = new Map<string, Listener>();
  // Teams derives the ids of activities from the time; here they only need to be different.
  let ids = Date.now();

  const server = createServer((request, response) => {
    const path = pathOf(request.url ?? "");
    if (path?.kind === "members" && request.method === "GET") {
      return answer(response, 200, JSON.stringify({ id: path.id, name: "Student" }));
    }
    if (path?.kind !== "activities") return answer(response, 404, notFound);
    switch (request.method) {
      case "POST":
        readText(request, (body) => {
          const at = performance.now();
          // The bot is answered first: what follows is work of the people who wait, not of the connector.
          answer(response, 201, JSON.stringify({ id: `${++ids}` }));
          const activity = JSON.parse(body) as Sent;
          if (activity.type === "message") listeners.get(path.conversation)?.(activity, at);
        });
        return;
      case "PUT":
        readText(request, () => answer(response, 200, JSON.stringify({ id: path.id })));
        return;
      case "DELETE":
        readText(request, () => answer(response, 200, ""));
        return;
      default:
        answer(response, 405, "");
    }
  });

  server.on("connection", (socket) => socket.setNoDelay(true));
  // Teams keeps connections for minutes; a bot must not be slowed down by new connections after each slice of its peer.
  server.keepAliveTimeout = 120_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    listen: (conversation, listener) => void listeners.set(conversation, listener),
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Path {
  readonly conversation: string;
  readonly kind: string;
  /** The id of an activity or a member. */
  readonly id: string | undefined;
}

/** `/v3/conversations/{conversation}/{activities|members}[/{id}]`. */
function pathOf(url: string): Path | undefined {
  const [, version, conversations, conversation, kind, id] = url.split("/");
  if (version !== "v3" || conversations !== "conversations" || !conversation || !kind) return undefined;
  return { conversation: decodeURIComponent(conversation), kind, id: id === undefined ? id : decodeURIComponent(id) };
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.end(body);
}

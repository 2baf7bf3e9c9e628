import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { Brought } from "./control";
import type { Body, Socket } from "./delivery";
import { appId } from "./seed";
import type { World } from "./world";

/**
 * Socket Mode, in which Slack delivers over a connection that the app opens:
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export interface SocketMode {
  /** Undefined if no app is connected. */
  readonly send: Socket;
  /** Creates a URL for one connection. */
  address(): string;
  /** Accepts connections at `<prefix>/socket`. */
  listen(server: Server, prefix: string): void;
  /** Asks the app to reconnect, and closes its connections. */
  disconnect(reason: "warning" | "refresh_requested" | "link_disabled"): void;
  /** The number of open connections. */
  count(): number;
  close(): Promise<void>;
}

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });
/** The app's client considers a connection dead after thirty seconds of silence. */
const pingMs = 10_000;
const slackWaitsMs = 3_000;

export function createSocketMode(world: World): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open: WebSocket[] = [];
  const waiting = new Map<string, (payload: unknown) => void>();
  const withinMs = world.options.withinMs ?? slackWaitsMs;
  let stopListening = (): void => undefined;
  const pinging = setInterval(() => open.forEach((it) => it.ping("Ping from the sandbox")), pingMs);
  pinging.unref();

  function connected(socket: WebSocket): void {
    open.push(socket);
    const gone = (): void => {
      const at = open.indexOf(socket);
      if (at >= 0) open.splice(at, 1);
    };
    socket.on("close", gone).on("error", gone);
    socket.on("message", (data: Buffer) => {
      const it = acknowledgement.safeParse(json(data.toString()));
      if (!it.success) return;
      waiting.get(it.data.envelope_id)?.(it.data.payload);
      waiting.delete(it.data.envelope_id);
    });
    say(socket, {
      type: "hello",
      num_connections: open.length,
      connection_info: { app_id: appId },
      debug_info: { host: "applink-sandbox", build_number: 1, approximate_connection_time: 18_060 },
    });
  }

  const send: Socket = (body, retry) => {
    // Slack chooses one of several connections; here it is the newest.
    const socket = open.at(-1);
    if (socket?.readyState !== WebSocket.OPEN) return undefined;
    const start = performance.now();
    const id = randomUUID();
    const type = kindOf(body);
    const isEvent = type === "events_api";
    return new Promise<Brought>((resolve) => {
      const timer = setTimeout(() => {
        waiting.delete(id);
        resolve({ status: 0, body: "", ms: performance.now() - start });
      }, withinMs);
      waiting.set(id, (payload) => {
        clearTimeout(timer);
        resolve({ status: 200, body: bodyOf(payload), ms: performance.now() - start });
      });
      say(socket, {
        envelope_id: id,
        type,
        accepts_response_payload: !isEvent,
        payload: body,
        ...(isEvent && { retry_attempt: retry ? 1 : 0, retry_reason: retry ? "timeout" : "" }),
      });
    });
  };

  return {
    send,
    address() {
      const ticket = world.secret();
      tickets.add(ticket);
      return `${world.base.replace(/^http/, "ws")}/socket?ticket=${ticket}&app_id=${appId}`;
    },
    listen(http, prefix) {
      const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
        const url = new URL(request.url ?? "/", "http://sandbox");
        if (url.pathname !== `${prefix}/socket`) return;
        if (!tickets.delete(url.searchParams.get("ticket") ?? "")) {
          socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n");
          return;
        }
        server.handleUpgrade(request, socket, head, connected);
      };
      http.on("upgrade", upgrade);
      stopListening = () => http.off("upgrade", upgrade);
    },
    disconnect(reason) {
      for (const socket of Array.from(open)) {
        say(socket, { type: "disconnect", reason, debug_info: { host: "applink-sandbox" } });
        socket.close(1000);
      }
    },
    count: () => open.length,
    async close() {
      clearInterval(pinging);
      stopListening();
      await Promise.all([...open].map(ended));
      server.close();
    },
  };
}

/**
 * Closes a connection in a way that an app which is also closing does not treat as an error. If the app does not answer, the
 * connection is terminated.
 */
const ended = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), 500);
    socket.once("close", () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1001);
  });

const say = (socket: WebSocket, it: Body): void => socket.send(JSON.stringify(it));

function kindOf(body: Body): "events_api" | "slash_commands" | "interactive" {
  if (body["type"] === "event_callback") return "events_api";
  return typeof body["command"] === "string" ? "slash_commands" : "interactive";
}

/** The payload of an acknowledgement, as the body of an HTTP answer would be. */
function bodyOf(payload: unknown): string {
  if (payload === undefined || payload === null || payload === "") return "";
  if (typeof payload === "string") return payload;
  return typeof payload === "object" && Object.keys(payload).length === 0 ? "" : JSON.stringify(payload);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

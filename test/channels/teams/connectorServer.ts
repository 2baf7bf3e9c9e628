import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Json = Record<string, unknown>;

/** A message in a conversation at Teams. */
export interface Posted {
  readonly id: string;
  activity: Json;
}

export interface Call {
  readonly method: string;
  readonly conversation: string;
  readonly authorization: string | undefined;
  readonly activity: Json;
  readonly bytes: number;
  /** The port of the caller, by which a test recognises that a connection was reused. */
  readonly port: number | undefined;
}

/** The response that the server gives instead of accepting a call. */
export interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  /** Whether the message was accepted in spite of this response. */
  readonly taken?: boolean;
}

/** A call, together with what its path names: a message or a member, and what it asks for behind the path. */
export type Named = Call & {
  readonly kind: string | undefined;
  readonly id: string | undefined;
  readonly query: URLSearchParams;
};

export interface ConnectorServer {
  readonly origin: string;
  /** The service address that the activities of a playground contain. */
  readonly serviceUrl: string;
  close(): Promise<void>;
}

const path =
  /\/v3\/(?:conversations|teams)(?:\/([^/]+)\/(activities|members|pagedmembers|conversations)(?:\/([^/]+))?)?$/;

/** The Bot Connector of Teams over HTTP; `answer` decides how each call is answered. */
export async function startConnectorServer(answer: (call: Named) => Answer): Promise<ConnectorServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { pathname, searchParams: query } = new URL(request.url ?? "", "http://localhost");
      const [, conversation = "", kind, id] = (path.exec(pathname) ?? []).map((it) => it && decodeURIComponent(it));
      const text = Buffer.concat(chunks).toString();
      const activity = text === "" ? {} : (JSON.parse(text) as Json);
      const { authorization } = request.headers;
      const { remotePort: port } = request.socket;
      const bytes = Buffer.byteLength(text);
      const call = {
        method: request.method ?? "",
        conversation,
        authorization,
        activity,
        bytes,
        port,
        kind,
        id,
        query,
      };
      const { status, headers, body } = answer(call);
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(body === undefined ? "" : JSON.stringify(body));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    serviceUrl: `${origin}/_connector`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The messages of each conversation, oldest first. */
export class Screens {
  private readonly all = new Map<string, Posted[]>();

  constructor(private readonly nextId: () => string) {}

  of(conversation: string): Posted[] {
    const screen = this.all.get(conversation) ?? [];
    this.all.set(conversation, screen);
    return screen;
  }

  /** Takes in a message or a change of one; the answer to a new message contains its id. */
  take({ method, conversation, kind, id, activity }: Named): Answer & { readonly id?: string } {
    if (method === "POST" && kind === undefined) return this.begin(activity);
    const screen = this.of(conversation);
    if (method === "POST") {
      const posted = { id: this.nextId(), activity };
      screen.push(posted);
      return { status: 201, body: { id: posted.id }, id: posted.id };
    }
    const found = screen.find((it) => it.id === id);
    if (!found) return { status: 404, body: { error: { code: "ActivityNotFoundInConversation" } } };
    if (method === "DELETE") {
      screen.splice(screen.indexOf(found), 1);
      return { status: 200 };
    }
    found.activity = activity;
    return { status: 200, body: { id }, id: found.id };
  }

  /** The threads of a channel, oldest first; each begins with the message that it is named after. */
  threads(channel: string): Posted[][] {
    return [...this.all].flatMap(([id, screen]) => (id.startsWith(`${channel};messageid=`) ? [screen] : []));
  }

  /** Begins a thread in a channel. */
  private begin({ channelData, activity }: Json): Answer {
    const { id: channel } = (channelData as { channel: { id: string } }).channel;
    const id = String(1_700_000_000_000 + this.all.size);
    const conversation = `${channel};messageid=${id}`;
    this.all.set(conversation, [{ id, activity: activity as Json }]);
    return { status: 201, body: { id: conversation, activityId: id } };
  }
}

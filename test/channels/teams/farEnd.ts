import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Agent, type Dispatcher } from "undici";

export type Json = Record<string, unknown>;

/** A message as it stands in a conversation at Teams. */
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
  /** The caller's, by which a kept connection is known. */
  readonly port: number | undefined;
}

/** What the far end answers instead of taking a call. */
export interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  /** The message was taken all the same. */
  readonly taken?: boolean;
}

export interface FarEnd {
  /** The service address that activities of a playground name. */
  readonly serviceUrl: string;
  readonly calls: Call[];
  /** Answers the next calls of these kinds (`POST`, `PUT`, `GET`; typing is no message and not counted). */
  answer(method: string, ...answers: Answer[]): void;
  /** The messages of a conversation as people see them, oldest first. */
  screen(conversation: string): Posted[];
  /** What is said of the members of every conversation. */
  member: Json;
  /** Brings whatever is sent to Microsoft's service here instead. */
  readonly instead: Dispatcher;
  close(): Promise<void>;
}

const path = /\/v3\/conversations\/([^/]+)\/(activities|members)(?:\/([^/]+))?$/;

/** The Bot Connector of Teams: takes messages and their changes over HTTP, and shows what stands in a conversation. */
export async function startFarEnd(): Promise<FarEnd> {
  const screens = new Map<string, Posted[]>();
  const planned = new Map<string, Answer[]>();
  const calls: Call[] = [];
  let ids = 0;
  const screenOf = (conversation: string): Posted[] => {
    const screen = screens.get(conversation) ?? [];
    screens.set(conversation, screen);
    return screen;
  };

  const take = (method: string, conversation: string, id: string | undefined, activity: Json): Answer => {
    const screen = screenOf(conversation);
    if (method === "POST") {
      const posted = { id: `m${++ids}`, activity };
      screen.push(posted);
      return { status: 201, body: { id: posted.id } };
    }
    const found = screen.find((it) => it.id === id);
    if (!found) return { status: 404, body: { error: { code: "ActivityNotFoundInConversation" } } };
    found.activity = activity;
    return { status: 200, body: { id } };
  };

  const farEnd: Pick<FarEnd, "member"> = { member: {} };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const [, conversation = "", kind, id] = (path.exec(request.url ?? "") ?? []).map(decodeURIComponent);
      const method = request.method ?? "";
      const text = Buffer.concat(chunks).toString();
      const activity = text === "" ? {} : (JSON.parse(text) as Json);
      const { authorization } = request.headers;
      const { remotePort: port } = request.socket;
      calls.push({ method, conversation, authorization, activity, bytes: Buffer.byteLength(text), port });
      const isTyping = activity["type"] === "typing";
      const plan = isTyping ? undefined : planned.get(method)?.shift();
      let answer: Answer = { status: 200, body: { id: "" } };
      if (kind === "members") {
        answer = { status: 200, body: { id, ...farEnd.member } };
      } else if (!isTyping && (!plan || plan.taken)) answer = take(method, conversation, id, activity);
      const { status, headers, body } = plan ?? answer;
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(body === undefined ? "" : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const agent = new Agent();

  return Object.assign(farEnd, {
    serviceUrl: `${origin}/_connector`,
    calls,
    answer: (method: string, ...answers: Answer[]) =>
      void planned.set(method, [...(planned.get(method) ?? []), ...answers]),
    screen: screenOf,
    instead: agent.compose((dispatch) => (options, handler) => dispatch({ ...options, origin }, handler)),
    async close() {
      await agent.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

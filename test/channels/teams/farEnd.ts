import { Agent, type Dispatcher } from "undici";
import { Screens, startConnectorServer, type Answer, type Call, type Json, type Posted } from "./connectorServer";

export type { Answer, Json, Posted };

export interface FarEnd {
  /** The service address that the activities of a playground contain. */
  readonly serviceUrl: string;
  readonly calls: Call[];
  /** The responses to the next calls of this method (`POST`, `PUT`, `GET`); typing indicators are not messages and are not counted. */
  answer(method: string, ...answers: Answer[]): void;
  /** The messages of a conversation as people see them, oldest first. */
  screen(conversation: string): Posted[];
  /** The details that are returned for the member of any conversation. */
  member: Json;
  /** The team in which the bot is; undefined if it is in none. */
  team: Team | undefined;
  /** The threads of a channel, oldest first. */
  threads(channel: string): Posted[][];
  /** Sends here every request that is meant for Microsoft's service. */
  readonly instead: Dispatcher;
  close(): Promise<void>;
}

/** A team, whose roster is told in pages. */
export interface Team {
  readonly id: string;
  readonly channels: readonly string[];
  readonly pageSize: number;
  members: readonly Json[];
}

/** A page of a team's roster; the token of the next one is the place where it begins. */
function rosterPage({ members, pageSize }: Team, query: URLSearchParams): Answer {
  const at = Number(query.get("continuationToken") ?? 0);
  const next = at + pageSize;
  const more = next < members.length ? { continuationToken: String(next) } : {};
  return { status: 200, body: { members: members.slice(at, next), ...more } };
}

const notInTeam: Answer = { status: 403, body: { error: { code: "BotNotInConversationRoster" } } };

/** The Bot Connector of Teams: it takes in messages and their changes over HTTP, and tells what each conversation shows. */
export async function startFarEnd(): Promise<FarEnd> {
  let ids = 0;
  const screens = new Screens(() => `m${++ids}`);
  const planned = new Map<string, Answer[]>();
  const calls: Call[] = [];
  const farEnd: Pick<FarEnd, "member" | "team"> = { member: {}, team: undefined };
  const server = await startConnectorServer(({ kind, id, ...call }) => {
    const { method, activity, conversation, query } = call;
    calls.push(call);
    const isTyping = activity["type"] === "typing";
    const plan = isTyping ? undefined : planned.get(method)?.shift();
    if (kind === "members") return plan ?? { status: 200, body: { id, ...farEnd.member } };
    const { team } = farEnd;
    if (kind === "pagedmembers") return plan ?? (team?.id === conversation ? rosterPage(team, query) : notInTeam);
    if (kind === "conversations")
      return plan ?? { status: 200, body: { conversations: (team?.channels ?? []).map((it) => ({ id: it })) } };
    if (isTyping || (plan && !plan.taken)) return plan ?? { status: 200, body: { id: "" } };
    const taken = screens.take({ ...call, kind, id });
    return plan ?? taken;
  });
  const { origin, serviceUrl } = server;
  const agent = new Agent();

  return Object.assign(farEnd, {
    serviceUrl,
    calls,
    answer: (method: string, ...answers: Answer[]) =>
      void planned.set(method, [...(planned.get(method) ?? []), ...answers]),
    threads: (channel: string) => screens.threads(channel),
    screen: (conversation: string) => screens.of(conversation),
    instead: agent.compose((dispatch) => (options, handler) => dispatch({ ...options, origin }, handler)),
    async close() {
      await agent.close();
      await server.close();
    },
  });
}

import { Agent, type Dispatcher } from "undici";
import { Screens, startConnectorServer, type Answer, type Call, type Json, type Posted } from "./connectorServer";

export type { Answer, Json, Posted };

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

/** The Bot Connector of Teams: takes messages and their changes over HTTP, and shows what stands in a conversation. */
export async function startFarEnd(): Promise<FarEnd> {
  let ids = 0;
  const screens = new Screens(() => `m${++ids}`);
  const planned = new Map<string, Answer[]>();
  const calls: Call[] = [];
  const farEnd: Pick<FarEnd, "member"> = { member: {} };
  const server = await startConnectorServer(({ kind, id, ...call }) => {
    const { method, activity } = call;
    calls.push(call);
    const isTyping = activity["type"] === "typing";
    const plan = isTyping ? undefined : planned.get(method)?.shift();
    if (kind === "members") return plan ?? { status: 200, body: { id, ...farEnd.member } };
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
    screen: (conversation: string) => screens.of(conversation),
    instead: agent.compose((dispatch) => (options, handler) => dispatch({ ...options, origin }, handler)),
    async close() {
      await agent.close();
      await server.close();
    },
  });
}

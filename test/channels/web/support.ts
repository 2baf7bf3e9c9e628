import { createServer } from "node:http";
import { join } from "node:path";
import Fastify, { type FastifyInstance } from "fastify";
import { pino } from "pino";
import { answerHeaders } from "../../../src/compose/answerHeaders";
import type { Incoming } from "../../../src/conversation/ports";
import { createWebChannel } from "../../../src/channels/web";
import type { WebChannelOptions } from "../../../src/channels/web/options";
import { redactPesel } from "../../../src/foundation/redact";
import { openEventStream } from "../../support/eventStream";
import { memoryStore } from "../../support/memoryStore";
import { pageTexts, voteTexts } from "./pageTexts";

/** Starts a chat page on a random port of this machine, together with everything that a test may want to examine. */
export async function startWeb(
  options: Partial<WebChannelOptions> = {},
  receive: (incoming: Incoming) => Promise<void> = () => Promise.resolve(),
) {
  const store = memoryStore();
  const logged: string[] = [];
  const heard: Incoming[] = [];
  let now = Date.UTC(2026, 10, 23, 10);
  let lastId = 0;
  const channel = createWebChannel({
    store,
    clock: () => (now += 1000),
    ids: () => `an-unguessable-id-${String(++lastId).padStart(4, "0")}`,
    log: pino({ level: "debug" }, { write: (line: string) => void logged.push(line) }),
    redact: redactPesel,
    strings: (lang) => pageTexts[lang],
    takeVote: () => Promise.resolve(),
    voteWords: () => voteTexts,
    largestPicture: 1_000_000,
    guideDir: join(__dirname, "../../../dialogs/guide"),
    ...options,
  });
  // Clients open connections in advance, and an unused one would delay the end of a test.
  const app: FastifyInstance = Fastify({
    forceCloseConnections: true,
    serverFactory: (handle) =>
      createServer((request, response) => {
        for (const [name, value] of Object.entries(answerHeaders(false))) response.setHeader(name, value);
        handle(request, response);
      }),
  });
  await app.register(
    channel.plugin(async (incoming) => {
      heard.push(incoming);
      await receive(incoming);
      return { currentAskId: null };
    }),
    { prefix: "/chat" },
  );
  const origin = await app.listen({ port: 0, host: "127.0.0.1" });

  return {
    app,
    channel,
    store,
    logged,
    heard,
    origin,
    close: () => app.close(),
    async browser() {
      const headers = { origin, "content-type": "application/json" };
      const post = (path: string, body: unknown, more: Record<string, string> = {}) =>
        fetch(`${origin}/chat/${path}`, {
          method: "POST",
          headers: { ...headers, ...more },
          body: JSON.stringify(body),
        });
      const session = await post("session", { languages: ["pl"] });
      const cookie = session.headers.getSetCookie()[0]!.split(";")[0]!;
      const open = (last?: string) =>
        openEventStream(`${origin}/chat/events`, { cookie, ...(last !== undefined && { "last-event-id": last }) });
      let posted = 0;
      return {
        cookie,
        open,
        post: (body: object) =>
          post("messages", { eventId: `event-${String(++posted).padStart(4, "0")}`, ...body }, { cookie }),
        get: (path: string) => fetch(`${origin}/chat/${path}`, { headers: { cookie } }),
        /** The address by which the channel identifies this browser. */
        async address() {
          await post("messages", { eventId: "who-am-i-0", hello: true }, { cookie });
          return heard.at(-1)!.address;
        },
      };
    },
  };
}

export type Web = Awaited<ReturnType<typeof startWeb>>;

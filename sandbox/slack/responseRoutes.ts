import type { FastifyInstance } from "fastify";
import { contentOf } from "./api/chat";
import { type Args, Refusal, textArg } from "./api/method";
import type { SlackEmulation } from "./emulation";
import type { Answerable } from "./tickets";

/** Answers over a `response_url`: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export function responseRoutes(scope: FastifyInstance, deps: SlackEmulation): void {
  const { world, messages, tickets } = deps;

  function take(to: Answerable, args: Args): void {
    const channel = world.channel(to.channel);
    const { bot } = world.workspace(to.team);
    if (!bot) throw new Refusal("account_inactive");
    const message = to.ts === undefined ? undefined : world.findMessage(channel, to.ts);
    if (args["delete_original"] === true) {
      if (!message) throw new Refusal("message_not_found");
      return messages.tell(messages.remove(channel, message));
    }
    const content = contentOf(args);
    if (args["replace_original"] === true) {
      if (!message) throw new Refusal("message_not_found");
      return messages.tell(messages.change(channel, message, { ...content, blocks: content.blocks ?? [] }));
    }
    const threadTs = textArg(args, "thread_ts") ?? to.threadTs;
    const isOpen = args["response_type"] === "in_channel";
    const draft = { user: bot.user, ...content, threadTs, ...(!isOpen && { ephemeralTo: to.user }) };
    messages.tell(messages.add(channel, draft).events);
  }

  scope.post<{ Params: { team: string; id: string; key: string } }>("/actions/:team/:id/:key", (request, reply) => {
    const { team, id, key } = request.params;
    const to = tickets.takeResponse(`${team}/${id}/${key}`);
    if ("error" in to) return reply.code(404).send({ ok: false, error: to.error });
    const args = typeof request.body === "object" && request.body !== null ? (request.body as Args) : undefined;
    if (!args) return reply.code(400).send({ ok: false, error: "invalid_payload" });
    try {
      take(to, args);
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      return reply.code(400).send({ ok: false, error: cause.code, ...cause.more });
    }
    return reply.type("text/plain").send("ok");
  });
}

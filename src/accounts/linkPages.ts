import { formType, parseForm } from "../foundation/formBody";
import type { ChatId } from "../foundation/ids";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { createVisitLimits, type VisitLimitsDeps } from "./visitLimits";
import type { HandBack } from "../conversation/ports";
import type { Catalog } from "../conversation/catalog";
import type { Lang } from "../../dialogs/kit/text";
import type { Log } from "../ops/log";
import { html } from "../foundation/html";
import { codeBody, confirmBody } from "./linkBodies";
import { createLinkReplies } from "./linkReplies";
import type { Linking } from "./linking/linking";

const param = z.object({ id: z.string().regex(/^[\w-]{8,80}$/) });
const returned = z.object({
  oauth_token: z.string().max(200).default(""),
  oauth_verifier: z.string().max(200).default(""),
});
const form = z.object({ key: z.string().max(100) });

/** HEAD routes are off, because a link scanner that only probes a URL must not advance the ceremony. */
const quiet = { exposeHeadRoute: false };

export interface LinkPages {
  readonly linking: Linking;
  readonly catalog: Catalog;
  readonly log: Log;
  /** How the page passes its digits to the chat's client; undefined when the student must type them. */
  readonly handBack: (chatId: ChatId) => Promise<HandBack | undefined>;
  readonly limits: Pick<VisitLimitsDeps, "visits" | "perAddressAMinute" | "trustedProxies">;
  /** Guesses the page's language when the ceremony is gone and nobody knows which chat it belonged to. */
  readonly lang: (acceptLanguage: string | undefined) => Lang;
}

/** Registers the pages of the linking ceremony, which are shown in the language of the chat that started it. */
export async function linkPages(
  app: FastifyInstance,
  { linking, catalog, lang: guess, log, handBack, limits }: LinkPages,
): Promise<void> {
  const { say, send, failed } = createLinkReplies(catalog, guess);

  app.addContentTypeParser(formType, { parseAs: "string", bodyLimit: 4096 }, parseForm);

  const startedBy = async ({ params }: FastifyRequest) => {
    const link = param.safeParse(params).data?.id;
    const by = link === undefined ? undefined : await linking.startedBy(link);
    return link !== undefined && by ? { link, chat: by.chatId, lang: by.lang } : undefined;
  };
  const tooMany = await createVisitLimits(app, { ...limits, chatOf: startedBy, log });
  app.addHook("onRequest", async (request, reply) => {
    // The window must keep its connection to the Teams client that opened it, because the digits are passed to that client.
    reply.header("cross-origin-opener-policy", "unsafe-none");
    const seconds = await tooMany(request);
    if (seconds === undefined) return;
    const lang = (await startedBy(request))?.lang ?? guess(request.headers["accept-language"]);
    const text = say("tooMany", lang, { minutes: Math.ceil(seconds / 60) });
    reply.header("retry-after", seconds);
    return send(reply, 429, lang, html`<p>${text}</p>`);
  });

  app.setErrorHandler((cause, request, reply) => {
    const isTheirs = cause instanceof z.ZodError || (cause as { statusCode?: number }).statusCode !== undefined;
    if (!isTheirs) log.error({ err: cause }, "a page of the sign-in failed");
    const answer = { ok: false, why: isTheirs ? "dead" : "usos" } as const;
    return failed(reply, answer, request.headers["accept-language"]);
  });

  app.get("/link/:id", quiet, async (request, reply) => {
    const { id } = param.parse(request.params);
    const answer = await linking.begin(id);
    if (!answer.ok) return failed(reply, answer, request.headers["accept-language"]);
    return reply.redirect(answer.value, 303);
  });

  app.get("/link/:id/back", quiet, async (request, reply) => {
    const { id } = param.parse(request.params);
    const query = returned.parse(request.query);
    const answer = await linking.returned(id, query.oauth_token, query.oauth_verifier);
    if (!answer.ok) return failed(reply, answer, request.headers["accept-language"]);
    const { lang, value } = answer;
    return send(reply, 200, lang, confirmBody(say, lang, value));
  });

  app.post("/link/:id/confirm", async (request, reply) => {
    const { id } = param.parse(request.params);
    const { key } = form.parse(request.body);
    const answer = await linking.confirm(id, key);
    if (!answer.ok) return failed(reply, answer, request.headers["accept-language"]);
    const { lang } = answer;
    const { code, chatId } = answer.value;
    const handing = await handBack(chatId);
    return send(reply, 200, lang, codeBody(say, lang, code, handing), handing?.scripts);
  });
}

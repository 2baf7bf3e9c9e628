import type { ChatId } from "../foundation/ids";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { createVisitLimits, type VisitLimitsParts } from "./visitLimits";
import type { HandBack } from "../conversation/ports";
import type { Catalog } from "../conversation/catalog";
import { t, type Lang, type Value } from "../../dialogs/kit/text";
import type { Log } from "../ops/log";
import { html, type Html } from "../foundation/html";
import { page } from "../foundation/page";
import type { Linking, PageAnswer } from "./linking";

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
  /** How the page hands its digits to the client of a chat; undefined when the student must type them. */
  readonly handBack: (chatId: ChatId) => Promise<HandBack | undefined>;
  readonly limits: Pick<VisitLimitsParts, "visits" | "perAddressAMinute" | "trustedProxies">;
  /** Guesses the page's language when the ceremony is gone and nobody knows which chat it belonged to. */
  readonly lang: (acceptLanguage: string | undefined) => Lang;
}

/** Registers the pages of the linking ceremony, which are shown in the language of the chat that started it. */
export async function linkPages(
  app: FastifyInstance,
  { linking, catalog, lang: guess, log, handBack, limits }: LinkPages,
): Promise<void> {
  const say = (key: string, lang: Lang, values?: Record<string, Value>): string =>
    catalog.say(t(`linkPage.${key}`, values), lang);

  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: 4096 },
    (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  const send = (
    reply: FastifyReply,
    status: number,
    lang: Lang,
    title: string,
    body: Html,
    scripts: readonly string[] = [],
  ): FastifyReply =>
    reply
      .code(status)
      .headers({
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "content-security-policy":
          `default-src 'none'; ${scripts.length > 0 ? "script-src 'self'; " : ""}` +
          "style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
      })
      .send(page(lang, title, html`${body}${scripts.map((it) => html`<script src="${it}" defer></script>`)}`));

  const failed = (reply: FastifyReply, answer: PageAnswer<unknown> & { ok: false }, accept: string | undefined) => {
    const lang = answer.lang ?? guess(accept);
    const why =
      answer.why === "usos" ? `usos.${answer.refusal?.code === "maintenance" ? "maintenance" : "other"}` : answer.why;
    if (answer.why === "soon") reply.headers({ refresh: "2", "retry-after": "2" });
    const status = answer.why === "usos" || answer.why === "soon" ? 503 : 410;
    return send(reply, status, lang, say("title", lang), html`<p>${say(why, lang)}</p>`);
  };

  const startedBy = async ({ params }: FastifyRequest) => {
    const link = param.safeParse(params).data?.id;
    const by = link === undefined ? undefined : await linking.startedBy(link);
    return link !== undefined && by ? { link, chat: by.chatId, lang: by.lang } : undefined;
  };
  const tooMany = await createVisitLimits(app, { ...limits, chatOf: startedBy, log });
  app.addHook("onRequest", async (request, reply) => {
    const seconds = await tooMany(request);
    if (seconds === undefined) return;
    const lang = (await startedBy(request))?.lang ?? guess(request.headers["accept-language"]);
    const text = say("tooMany", lang, { minutes: Math.ceil(seconds / 60) });
    reply.header("retry-after", seconds);
    return send(reply, 429, lang, say("title", lang), html`<p>${text}</p>`);
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
    return reply
      .header("referrer-policy", "no-referrer")
      .header("cache-control", "no-store")
      .redirect(answer.value, 303);
  });

  app.get("/link/:id/back", quiet, async (request, reply) => {
    const { id } = param.parse(request.params);
    const query = returned.parse(request.query);
    const answer = await linking.returned(id, query.oauth_token, query.oauth_verifier);
    if (!answer.ok) return failed(reply, answer, request.headers["accept-language"]);
    const { lang, value } = answer;
    const body = html` <p>${say("about", lang)}</p>
      <dl>
        <dt>${say("usosSide", lang)}</dt>
        <dd><bdi>${value.user}</bdi></dd>
        ${
          value.chat &&
          html`<dt>${say("chatSide", lang)}</dt>
            <dd><bdi>${value.chat}</bdi></dd>`
        }
        ${
          value.where &&
          html`<dt>${say("chatWhere", lang)}</dt>
            <dd><bdi>${value.where}</bdi></dd>`
        }
      </dl>
      <p class="warn">${say("onlyYours", lang)}</p>
      <form method="post" action="confirm">
        <input type="hidden" name="key" value="${value.formKey}" /> <button>${say("confirm", lang)}</button>
      </form>
      <p><small>${say("notYours", lang)}</small></p>`;
    return send(reply, 200, lang, say("title", lang), body);
  });

  app.post("/link/:id/confirm", async (request, reply) => {
    const { id } = param.parse(request.params);
    const { key } = form.parse(request.body);
    const answer = await linking.confirm(id, key);
    if (!answer.ok) return failed(reply, answer, request.headers["accept-language"]);
    const { lang } = answer;
    const { code, chatId: chatId } = answer.value;
    const handing = await handBack(chatId);
    const user = handing && html` data-user="${handing.user}"`;
    const body = html` <p>${say("typeIt", lang)}</p>
      <p class="code" ${user} aria-label="${code.split("").join(" ")}">${code.slice(0, 3)} ${code.slice(3)}</p>
      <p class="warn">${say("tellNobody", lang)}</p>`;
    return send(reply, 200, lang, say("title", lang), body, handing?.scripts);
  });
}

import type { FastifyReply } from "fastify";
import type { Catalog } from "../conversation/catalog";
import { t, type Lang, type Value } from "../../dialogs/kit/text";
import { html, type Html } from "../foundation/html";
import { page, pagePolicy } from "../foundation/page";
import type { PageAnswer } from "./linking/answer";

/** Sends the pages of a sign-in, and the pages that explain why it cannot continue. */
export interface LinkReplies {
  /** A sentence under `linkPage` in the locale files. */
  readonly say: (key: string, lang: Lang, values?: Readonly<Record<string, Value>>) => string;
  readonly send: (
    reply: FastifyReply,
    status: number,
    lang: Lang,
    body: Html,
    scripts?: readonly string[],
  ) => FastifyReply;
  readonly failed: (
    reply: FastifyReply,
    answer: PageAnswer<unknown> & { ok: false },
    acceptLanguage: string | undefined,
  ) => FastifyReply;
}

export function createLinkReplies(
  catalog: Catalog,
  /** Guesses the page's language when the ceremony is gone and nobody knows which chat it belonged to. */
  guess: (acceptLanguage: string | undefined) => Lang,
): LinkReplies {
  const say: LinkReplies["say"] = (key, lang, values) => catalog.say(t(`linkPage.${key}`, values), lang);

  const send: LinkReplies["send"] = (reply, status, lang, body, scripts = []) =>
    reply
      .code(status)
      .headers({
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": pagePolicy({ forms: true, scripts: scripts.length > 0 }),
      })
      .send(
        page(lang, say("title", lang), html`${body}${scripts.map((it) => html`<script src="${it}" defer></script>`)}`),
      );

  const failed: LinkReplies["failed"] = (reply, answer, acceptLanguage) => {
    const lang = answer.lang ?? guess(acceptLanguage);
    const why =
      answer.why === "usos" ? `usos.${answer.refusal?.code === "maintenance" ? "maintenance" : "other"}` : answer.why;
    if (answer.why === "soon") reply.headers({ refresh: "2", "retry-after": "2" });
    const status = answer.why === "usos" || answer.why === "soon" ? 503 : 410;
    return send(reply, status, lang, html`<p>${say(why, lang)}</p>`);
  };

  return { say, send, failed };
}

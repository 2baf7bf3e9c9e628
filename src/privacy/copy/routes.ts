import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { t, type Lang, type Text } from "../../../dialogs/kit/text";
import { sealedNames, type SealedNameDeps } from "../../accounts/sealedNames";
import type { Catalog } from "../../conversation/catalog";
import type { Chat } from "../../conversation/chat";
import type { Chats } from "../../conversation/chats";
import type { Channel } from "../../conversation/ports";
import { formType, parseForm } from "../../foundation/formBody";
import { chatIdSchema, type ChatId } from "../../foundation/ids";
import { html, type Html } from "../../foundation/html";
import { page, pagePolicy } from "../../foundation/page";
import { hourMs } from "../../foundation/time";
import type { Copies } from "./copies";

const path = "/copy/";
const named = z.object({ chat: chatIdSchema, id: z.string() });
const asked = z.object({ format: z.enum(["page", "json"]) });

export interface CopyAddressDeps extends Pick<SealedNameDeps, "vault" | "clock"> {
  readonly publicUrl: () => string;
}

/** The unguessable addresses of copies. How long one is good is up to the copy; it is sealed for longer than that. */
export function copyAddresses({ publicUrl, ...deps }: CopyAddressDeps) {
  const names = sealedNames("data copy", named, { ...deps, goodForMs: hourMs });
  return {
    urlOf: (chat: ChatId, id: string): string => `${publicUrl()}${path}${names.seal({ chat, id })}`,
    open: (sealed: string) => names.open(sealed),
  };
}

export interface CopyRouteDeps {
  readonly addresses: ReturnType<typeof copyAddresses>;
  readonly copies: Pick<Copies, "isOpen" | "download">;
  readonly chats: Pick<Chats, "get">;
  readonly channelOf: (chatId: ChatId) => Channel;
  readonly catalog: Catalog;
}

/**
 * Serves copies. An address opens a page with a button, and only a press on it fetches anything, so that a program that looks at
 * links gets nothing. In a channel that recognises its people's browsers, nobody else's browser gets anything either.
 */
export function copyRoutes(app: FastifyInstance, deps: CopyRouteDeps): void {
  const { addresses, copies, chats, channelOf, catalog } = deps;
  app.addContentTypeParser(formType, { parseAs: "string", bodyLimit: 1_024 }, parseForm);

  const send = (reply: FastifyReply, status: number, lang: Lang, body: Html): FastifyReply =>
    reply
      .code(status)
      .headers({
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": pagePolicy({ forms: true }),
        "x-robots-tag": "noindex",
      })
      .send(page(lang, catalog.say(t("privacy.exportTitle"), lang), body));
  const gone = (reply: FastifyReply, lang: Lang = "pl"): FastifyReply =>
    send(reply, 410, lang, html`<p>${catalog.say(t("copy.gone"), lang)}</p>`);

  /** The chat that a request's address belongs to; undefined if it may not be answered. */
  async function ownerOf({ params, headers }: FastifyRequest) {
    const sealed = z.object({ "*": z.string() }).safeParse(params).data?.["*"] ?? "";
    const it = addresses.open(sealed);
    const chat: Chat | undefined = it && (await chats.get(it.chat));
    if (!it || !chat) return undefined;
    if (channelOf(it.chat).isTheirBrowser?.(headers.cookie, chat.address) === false) return undefined;
    return { chatId: it.chat, id: it.id, lang: chat.lang };
  }

  // The routes use a wildcard, because a named parameter may not be this long.
  app.get(`${path}*`, async (request, reply) => {
    const owner = await ownerOf(request);
    if (!owner || !(await copies.isOpen(owner.chatId, owner.id))) return gone(reply, owner?.lang);
    const say = (text: Text): string => catalog.say(text, owner.lang);
    const form = (format: string, label: string): Html =>
      html`<form method="post"><input type="hidden" name="format" value="${format}" /><button>${label}</button></form>`;
    return send(
      reply,
      200,
      owner.lang,
      html`<p>${say(t("copy.onlyYours"))}</p>
        ${form("page", say(t("copy.fetchPage")))} ${form("json", say(t("copy.fetchJson")))}`,
    );
  });

  app.post(`${path}*`, async (request, reply) => {
    const owner = await ownerOf(request);
    const format = asked.safeParse(request.body).data?.format;
    const file = owner && format && (await copies.download(owner.chatId, owner.id, format));
    if (!file) return gone(reply, owner?.lang);
    return reply
      .type(`${file.type}; charset=utf-8`)
      .headers({
        "content-disposition": `attachment; filename="${file.name}"`,
        "content-security-policy": `${pagePolicy()}; sandbox`,
        "x-robots-tag": "noindex",
      })
      .send(file.content);
  });
}

import { type ChatId, chatId } from "../../foundation/ids";
import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

const name = "legitka_chat";
const yearSeconds = 365 * 24 * 3600;

/**
 * The chat id of the browser's session; undefined when the browser has no cookie. The id is a digest, so the cookie cannot
 * be derived from it.
 */
export const chatIdOf = (request: FastifyRequest): ChatId | undefined => chatIdOfCookies(request.headers.cookie);

/** The same, given the request's cookies. */
export function chatIdOfCookies(cookies = ""): ChatId | undefined {
  const secret = cookieOf(cookies);
  return secret === undefined
    ? undefined
    : chatId("web", createHash("sha256").update(secret).digest("hex").slice(0, 32));
}

/**
 * Sets the session cookie. Call it only when answering a request of the page itself: when the page is opened through a link
 * on another site, the browser withholds the `SameSite=Strict` cookie, and a new cookie would cost the person their
 * conversation.
 */
export function beginSession(reply: FastifyReply, secret: string, path: string): void {
  reply.header("set-cookie", `${name}=${secret}; Path=${path}; Max-Age=${yearSeconds}; HttpOnly; SameSite=Strict`);
}

function cookieOf(header: string): string | undefined {
  const found = header.split(";").find((pair) => pair.trim().startsWith(`${name}=`));
  const value = found?.slice(found.indexOf("=") + 1).trim();
  return value !== undefined && /^[\w-]{16,128}$/.test(value) ? value : undefined;
}

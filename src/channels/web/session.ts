import type { ChatId } from "../../foundation/ids";
import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

const name = "legitka_chat";
const yearSeconds = 365 * 24 * 3600;

/** Whom the browser's cookie names; undefined when it has none. The key is a digest: it cannot be turned into the cookie. */
export function chatIdOf(request: FastifyRequest): ChatId | undefined {
  const secret = cookieOf(request.headers.cookie ?? "");
  return secret && `web:${createHash("sha256").update(secret).digest("hex").slice(0, 32)}`;
}

/**
 * Gives a browser its cookie. Only ever in answer to the page's own request: a page opened from a link elsewhere is loaded
 * without its strict cookie, and must not lose the conversation by getting a new one.
 */
export function beginSession(reply: FastifyReply, secret: string, path: string): void {
  reply.header("set-cookie", `${name}=${secret}; Path=${path}; Max-Age=${yearSeconds}; HttpOnly; SameSite=Strict`);
}

function cookieOf(header: string): string | undefined {
  const found = header.split(";").find((pair) => pair.trim().startsWith(`${name}=`));
  const value = found?.slice(found.indexOf("=") + 1).trim();
  return value !== undefined && /^[\w-]{16,128}$/.test(value) ? value : undefined;
}

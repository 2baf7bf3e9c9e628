import type { IncomingMessage } from "node:http";
import proxyAddr from "@fastify/proxy-addr";
import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { minuteMs } from "../foundation/time";
import type { TrustedProxies } from "../foundation/trustedProxies";
import type { Log } from "../ops/log";
import type { Visits } from "./visits";

/** A person opens three pages for one sign-in; previews, scanners, reloads and a second attempt open some more. */
const perLinkAMinute = 20;
/** About a dozen attempts, each with its link, from one chat. */
const perChatInTenMinutes = 60;
/** Links that are out of date, or were cut on the way: a lecture hall opens a few of them. Nobody else makes any up. */
const inventedPerAddressAMinute = 60;

export interface VisitLimitsDeps {
  readonly visits: Visits;
  /** Whole lecture halls share one address, so this is far more than one person needs. */
  readonly perAddressAMinute: number;
  readonly trustedProxies: TrustedProxies;
  /** The chat that a page's link belongs to; undefined for a link that nobody made. */
  readonly chatOf: (request: FastifyRequest) => Promise<{ readonly link: string; readonly chat: string } | undefined>;
  readonly log: Log;
}

/** Looks at one visit; resolves to after how many seconds to come again if there were too many, otherwise to undefined. */
export type LimitVisits = (request: FastifyRequest) => Promise<number | undefined>;

/**
 * Limits how often the pages of a scope are opened: by link, by the chat that made the link, and by address. A page that is refused
 * asks USOS nothing. Links that nobody made are counted apart: whoever shares an address with somebody who makes them up by the
 * thousand can still open a link of their own.
 */
export async function createVisitLimits(app: FastifyInstance, deps: VisitLimitsDeps): Promise<LimitVisits> {
  const { visits, log } = deps;
  class Store {
    incr(
      key: string,
      done: (error: Error | null, it?: { current: number; ttl: number }) => void,
      ms: number,
      max: number,
    ) {
      visits.count(key, ms).then(
        (it) => {
          // Once per window, so that a flood of visits is not a flood of lines. An address is nobody's business but the proxy's log's.
          if (it.current === max + 1) log.warn({ by: key.split(":", 1)[0] }, "sign-in pages are opened too often");
          done(null, it);
        },
        (cause: unknown) => done(cause instanceof Error ? cause : new Error("visits cannot be counted", { cause })),
      );
    }
    child() {
      return this;
    }
  }
  await app.register(rateLimit, { global: false, store: Store });
  const addressOf = createAddressOf(deps);
  const chats = new WeakMap<FastifyRequest, { readonly link: string; readonly chat: string }>();
  const keyed = (max: number, timeWindow: number, keyGenerator: (request: FastifyRequest) => string) =>
    app.createRateLimit({ max, timeWindow, keyGenerator });
  const byAddress = keyed(deps.perAddressAMinute, minuteMs, ({ raw }) => `address:${normalizeIP(addressOf(raw))}`);
  const byInvention = keyed(
    Math.min(inventedPerAddressAMinute, deps.perAddressAMinute),
    minuteMs,
    ({ raw }) => `invented:${normalizeIP(addressOf(raw))}`,
  );
  const byLink = keyed(perLinkAMinute, minuteMs, (request) => `link:${chats.get(request)?.link ?? ""}`);
  const byChat = keyed(perChatInTenMinutes, 10 * minuteMs, (request) => `chat:${chats.get(request)?.chat ?? ""}`);

  const tooMany = async (limit: typeof byAddress, request: FastifyRequest): Promise<number | undefined> => {
    const it = await limit(request);
    return !it.isAllowed && it.isExceeded ? it.ttlInSeconds : undefined;
  };
  return async (request) => {
    const chat = await deps.chatOf(request);
    if (!chat) return tooMany(byInvention, request);
    chats.set(request, chat);
    // What one link is opened too often for does not count against its chat, which can then still ask for another, nor against
    // everybody at the address.
    return (await tooMany(byLink, request)) ?? (await tooMany(byChat, request)) ?? (await tooMany(byAddress, request));
  };
}

/** Tells the address of a request's client as the trusted proxies name it. What stands before it was written by the client. */
function createAddressOf({ trustedProxies, log }: VisitLimitsDeps): (request: IncomingMessage) => string {
  const trust =
    typeof trustedProxies === "number"
      ? (_: string, hop: number) => hop < trustedProxies
      : proxyAddr.compile([...trustedProxies]);
  let isTold = false;
  return (request) => {
    // All students would then share the proxy's own limit. Told once, because anybody can send this header.
    if (!isTold && request.headers["x-forwarded-for"] !== undefined && !trust(request.socket.remoteAddress ?? "", 0)) {
      isTold = true;
      log.warn("sign-in pages come through a proxy that TRUSTED_PROXIES does not name");
    }
    return proxyAddr(request, trust);
  };
}

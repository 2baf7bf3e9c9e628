import type { IncomingMessage } from "node:http";
import proxyAddr from "@fastify/proxy-addr";
import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { minuteMs } from "../foundation/time";
import type { TrustedProxies } from "../foundation/trustedProxies";
import type { Log } from "../ops/log";
import type { Visits } from "./visits";

/** One sign-in opens three pages; previews, scanners, reloads and a second attempt open some more. */
const perLinkAMinute = 20;
/** About a dozen attempts, each with its link, from one chat. */
const perChatInTenMinutes = 60;
/**
 * Limits visits with links that do not exist. Honest ones are out of date or were truncated on the way; a lecture hall opens a
 * few of those.
 */
const inventedPerAddressAMinute = 60;

export interface VisitLimitsDeps {
  readonly visits: Visits;
  /** Whole lecture halls share one address, so this is far more than one person needs. */
  readonly perAddressAMinute: number;
  readonly trustedProxies: TrustedProxies;
  /** The chat that a page's link belongs to; undefined for a link that Legitka did not create. */
  readonly chatOf: (request: FastifyRequest) => Promise<{ readonly link: string; readonly chat: string } | undefined>;
  readonly log: Log;
}

/**
 * Checks one visit; resolves to the number of seconds after which to try again if there were too many, otherwise to undefined.
 */
export type LimitVisits = (request: FastifyRequest) => Promise<number | undefined>;

/**
 * Limits how often the pages of a scope are opened: by link, by the chat that created the link, and by address. A page that is
 * refused sends nothing to USOS. Invented links are counted separately, so that people who share an address with somebody who
 * invents thousands of them can still open their own.
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
          // Logged once per window, so that a flood of visits does not flood the log. Addresses are personal data and stay out of
          // our log.
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
    // Visits beyond a link's limit do not count against its chat, which can then still ask for another link, nor against
    // everybody at the address.
    return (await tooMany(byLink, request)) ?? (await tooMany(byChat, request)) ?? (await tooMany(byAddress, request));
  };
}

/**
 * Creates the function that finds the client's address of a request, as the trusted proxies report it. Entries of
 * `x-forwarded-for` before that address were written by the client and are ignored.
 */
function createAddressOf({ trustedProxies, log }: VisitLimitsDeps): (request: IncomingMessage) => string {
  const trust =
    typeof trustedProxies === "number"
      ? (_: string, hop: number) => hop < trustedProxies
      : proxyAddr.compile([...trustedProxies]);
  let isTold = false;
  return (request) => {
    // All students would share the proxy's own limit. This is logged only once, because anybody can send this header.
    if (!isTold && request.headers["x-forwarded-for"] !== undefined && !trust(request.socket.remoteAddress ?? "", 0)) {
      isTold = true;
      log.warn("sign-in pages come through a proxy that TRUSTED_PROXIES does not name");
    }
    return proxyAddr(request, trust);
  };
}

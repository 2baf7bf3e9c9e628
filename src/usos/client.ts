import { z } from "zod";
import { createCaller, gateOf, type CallerOptions } from "./caller";
import { systemClock } from "./clock";
import { askConsumer } from "./ownKey";
import * as schemas from "./schemas";
import { json } from "./send";
import { createSignOuts, type SignOutOptions, type SignOuts } from "./signOuts";
import { succeeded } from "./succeeded";
import type { Purpose } from "./purposes";
import { readToken } from "./token";
import type { UsosClient } from "./types";

export interface UsosClientOptions extends CallerOptions {
  /** Pipe-separated. Default: `cards|offline_access`. */
  readonly scopes?: string | undefined;
  /** Told when USOS begins to refuse us for no fault of a student's, and when it no longer does. */
  readonly onRefused?: ((isRefused: boolean) => void) | undefined;
  /** Shared with other clients of the installation; the client's own by default. */
  readonly signOuts?: SignOuts | undefined;
}

const signOutOptions = ({ clock = systemClock, onRefused }: UsosClientOptions): SignOutOptions => ({
  clock,
  onRefused,
});

/** A client for each purpose. */
export type UsosClients = Readonly<Record<Purpose, UsosClient>>;

/** Enough to order and to follow an order while the student is away. */
const leastScopes = "cards|offline_access";

/** These would show us PESEL, birth date or photo. We must not even be able to see them. */
const neverAsked = ["personal", "photo"];

/**
 * Creates a client of one installation for calls on a student's behalf. Throws when the scopes include one that must never be asked
 * for.
 */
export function createUsosClient(options: UsosClientOptions): UsosClient {
  const { scopes = leastScopes } = options;
  const tooMuch = scopes.split("|").filter((scope) => neverAsked.includes(scope.trim()));
  if (tooMuch.length > 0) throw new Error(`the assistant does not need the scope ${tooMuch.join(", ")}: leave it out`);
  const { call, addressOf } = createCaller(options);
  const signOuts = options.signOuts ?? createSignOuts(call, signOutOptions(options));
  const { asStudent, withRequest } = signOuts.judging(call);

  return {
    requestToken: (callback) =>
      call({
        method: "services/oauth/request_token",
        as: "consumer",
        protocol: [["oauth_callback", callback]],
        params: [["scopes", scopes]],
        read: readToken,
      }),

    authorizeUrl(requestToken) {
      const url = addressOf("services/oauth/authorize");
      url.searchParams.set("oauth_token", requestToken);
      // On a shared computer another student may still be signed in at USOS. With this setting USOS says who is signed in, and
      // asks.
      url.searchParams.set("interactivity", "confirm_user");
      return url.href;
    },

    accessToken: (request, verifier) =>
      withRequest({
        method: "services/oauth/access_token",
        as: request,
        protocol: [["oauth_verifier", verifier]],
        read: readToken,
      }),

    async revokeToken(token) {
      const method = "services/oauth/revoke_token";
      const answer = succeeded(await asStudent({ method, as: token, read: json(schemas.success) }));
      const isGone = answer.ok || answer.refusal.code === "signedOut";
      if (isGone) signOuts.revoked(token);
      return isGone ? { ok: true, value: true } : answer;
    },

    user: (token) =>
      asStudent({
        method: "services/users/user",
        as: token,
        fields: {
          wanted: ["id", "first_name", "last_name", "student_status", "student_number", "has_photo"],
          needed: ["id"],
        },
        read: json(schemas.user),
      }),

    plasticCards: (token) =>
      asStudent({
        method: "services/cards/user",
        as: token,
        fields: {
          wanted: ["id", "type", "barcode_number", "student_number", "expiration_date", "date_of_issue"],
        },
        read: json(schemas.plasticCards),
      }),

    mcard: (token) =>
      asStudent({
        method: "services/cards/mcard",
        as: token,
        fields: { wanted: ["why_cannot_order", "why_cannot_revoke", "orders"], needed: ["orders"] },
        read: json(schemas.mcard),
      }),

    order: (token, orderId) =>
      asStudent({
        method: "services/cards/mcard_order",
        as: token,
        params: [["order_id", orderId]],
        // Whether an order is ready can only be told from the presence of the two secrets.
        fields: {
          wanted: ["id", "order_date", "status", "token", "distribution_pass", "student_number", "expiration_date"],
          needed: ["token", "distribution_pass"],
        },
        read: json(schemas.mcardOrder(orderId)),
      }),

    orderSecret: (token, orderId) =>
      asStudent({
        method: "services/cards/mcard_order",
        as: token,
        params: [["order_id", orderId]],
        fields: { wanted: ["token", "distribution_pass"], needed: ["token", "distribution_pass"] },
        read: json(schemas.mcardSecret),
      }),

    makeOrder: async (token) =>
      succeeded(
        await asStudent({
          method: "services/cards/make_mcard_order",
          as: token,
          read: json(schemas.success),
          changes: true,
        }),
      ),

    revokeOrder: async (token, orderId) =>
      succeeded(
        await asStudent({
          method: "services/cards/revoke_mcard",
          as: token,
          params: [["order_id", orderId]],
          read: json(schemas.success),
          changes: true,
        }),
      ),

    now: () => call({ method: "services/apisrv/now", as: "nobody", read: json(z.string().min(1)) }),

    consumer: () => askConsumer(call),

    mobileConfig: () =>
      call({
        method: "services/apisrv/mobile_usos_config",
        as: "nobody",
        fields: { wanted: ["enable_mcards"] },
        read: json(schemas.mobileConfig),
      }),

    installation: () =>
      call({
        method: "services/apisrv/installation",
        as: "nobody",
        fields: { wanted: ["version", "mcards_support"] },
        read: json(schemas.installation),
      }),

    installations: () =>
      call({
        method: "services/apisrv/installations",
        as: "nobody",
        fields: { wanted: ["base_url", "institution_name"], needed: ["base_url"] },
        read: json(schemas.installations),
      }),

    methodReference: (name) =>
      call({
        method: "services/apiref/method",
        as: "nobody",
        params: [["name", name]],
        read: json(schemas.anyObject),
      }),
  };
}

/** Creates a client for each purpose. They share a gate, whose budget keeps the purposes apart. */
export function createUsosClients(options: UsosClientOptions): UsosClients {
  const gate = options.gate ?? gateOf(options);
  const asks = createCaller({ ...options, gate, purpose: "waiting" }).call;
  const signOuts = options.signOuts ?? createSignOuts(asks, signOutOptions(options));
  const client = (purpose: Purpose): UsosClient => createUsosClient({ ...options, gate, purpose, signOuts });
  return { signIn: client("signIn"), waiting: client("waiting"), background: client("background") };
}

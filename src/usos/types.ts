/** A text in USOS's two languages; either may be missing. */
export interface LangDict {
  readonly pl?: string | undefined;
  readonly en?: string | undefined;
}

/** An OAuth token and its secret, as one installation issued them. */
export interface Token {
  readonly key: string;
  readonly secret: string;
}

/** Why USOS did not do what it was asked. Refusals are expected, so they are values. */
export interface Refusal {
  readonly code:
    /** 503 with HTML: nightly maintenance. */
    | "maintenance"
    /** The token is certainly gone; the student must sign in again. */
    | "signedOut"
    /** 401 for a reason that is not certainly the token: our clock or key, a used nonce, or USOS itself. The token is kept. */
    | "unauthorized"
    /** The undocumented spam-prevention lock, 429, or our own limit: ask later. */
    | "busy"
    /** No answer in time. For a changing call the outcome is unknown. */
    | "timeout"
    /** USOS cannot be reached, or answers 5xx or nonsense. */
    | "unavailable"
    /** A 4xx with a reason; `words` is for the user when USOS gave one. */
    | "refused";
  readonly words?: LangDict | undefined;
  /** Details for the log and the helpdesk: `error`, `reason` and parameter names of the answer, never a token. */
  readonly detail?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** `services/cards/mcard`. */
export interface MCard {
  readonly whyCannotOrder: LangDict | null;
  readonly whyCannotRevoke: LangDict | null;
  /** Ids in the order in which USOS lists them, whichever of the unpublished shapes it used. */
  readonly orderIds: readonly string[];
}

/** `services/cards/mcard_order` without its two secrets. */
export interface MCardOrder {
  readonly id: string;
  /** The status as USOS sent it; null if it sent none. */
  readonly status: string | null;
  /** True when both `token` and `distribution_pass` are there. */
  readonly ready: boolean;
  /** `YYYY-MM-DD[ HH:MM:SS]`, in the institution's local time, as it came. */
  readonly orderDate: string | null;
  readonly expirationDate: string | null;
  readonly studentNumber: string | null;
}

/** The two bearer secrets of a ready order. Never store, log, queue or mail. */
export interface MCardSecret {
  readonly token: string;
  readonly distributionPass: string;
}

/** `services/cards/user`: valid plastic cards. */
export interface PlasticCard {
  readonly id: string;
  readonly type: string;
  readonly studentNumber: string | null;
  readonly expirationDate: string | null;
  readonly dateOfIssue: string | null;
}

/** `services/users/user`; null where USOS did not say. */
export interface UsosUser {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly studentStatus: number | null;
  readonly studentNumber: string | null;
  readonly hasPhoto: boolean | null;
}

/** `services/apisrv/consumer`: what our own key may do. */
export interface ConsumerInfo {
  /** The scopes that tokens of this key may have; null when USOS did not say. */
  readonly tokenScopes: readonly string[] | null;
  readonly administrativeMethods: readonly string[] | null;
}

/** Calls on a student's behalf, signed with their token. */
export interface UsosClient {
  requestToken(callback: string): Promise<Answer<Token>>;
  authorizeUrl(requestToken: string): string;
  accessToken(request: Token, verifier: string): Promise<Answer<Token>>;
  /** True when USOS says that the token is gone, even if it was already gone. */
  revokeToken(token: Token): Promise<Answer<true>>;
  user(token: Token): Promise<Answer<UsosUser>>;
  plasticCards(token: Token): Promise<Answer<readonly PlasticCard[]>>;
  mcard(token: Token): Promise<Answer<MCard>>;
  order(token: Token, orderId: string): Promise<Answer<MCardOrder>>;
  /** Null when the order has no codes (any more). */
  orderSecret(token: Token, orderId: string): Promise<Answer<MCardSecret | null>>;
  /**
   * Places an order. It is never retried here: after `timeout` or `unavailable` the outcome is unknown, and the caller must read
   * `mcard` before it asks again. `refused` without words means that USOS answered `{"success":false}`.
   */
  makeOrder(token: Token): Promise<Answer<true>>;
  /** Revokes a card or cancels an order. It is never retried here, like makeOrder. */
  revokeOrder(token: Token, orderId: string): Promise<Answer<true>>;
  now(): Promise<Answer<string>>;
  /** Information about our own key. */
  consumer(): Promise<Answer<ConsumerInfo>>;
  /** Whether mobile apps may order cards; null when USOS did not say. */
  mobileConfig(): Promise<Answer<{ readonly mcardsEnabled: boolean | null }>>;
  installation(): Promise<Answer<{ readonly mcardsSupport: boolean | null; readonly version: string | null }>>;
  installations(): Promise<Answer<readonly { readonly name: LangDict; readonly baseUrl: string }[]>>;
  /** The installation's own documentation of a method, unchanged. */
  methodReference(name: string): Promise<Answer<Readonly<Record<string, unknown>>>>;
}

/** Calls with the administrative key; an institution may not have been granted one. */
export interface UsosAdminClient {
  checkOrdersStatus(orderIds: readonly string[]): Promise<Answer<Readonly<Record<string, string | null>>>>;
  userCards(userId: string): Promise<Answer<readonly PlasticCard[]>>;
  markStudentCardProlonged(cardId: string, until: string): Promise<Answer<true>>;
  card(cardId: string): Promise<Answer<PlasticCard>>;
}

import type { Followed } from "../accounts/account";
import type { AccountId } from "../foundation/ids";
import type { OrderContext } from "../orders/orderContext";
import { phaseOf } from "../orders/phase";
import type { UsosAdminClient } from "../usos/types";
import type { Finding, OrderFound, Source } from "./finding";
import { readOwnCard } from "./ownCard";
import type { Subject } from "./subject";

export interface StatusDeps extends OrderContext {
  /** Undefined if the institution has not granted an administrative key. */
  readonly admin: Pick<UsosAdminClient, "checkOrdersStatus"> | undefined;
}

/** The part of a finding about a person's card and orders, and its source. */
export type Statuses = Pick<Finding, "own" | "source" | "orders" | "strayOrder">;

/** The number of an order: USOS has shown no others. */
const isOrderNumber = /^\d+$/;

/**
 * Returns a function that finds out about a student's orders: from USOS with the student's own access where there is one, else
 * from USOS with the administrative key, else from what Legitka has followed. A number that is nobody's album number is looked up
 * as that of an order.
 */
export function createStatuses(deps: StatusDeps): (id: AccountId | undefined, subject: Subject) => Promise<Statuses> {
  const { accounts, admin, institution, clock } = deps;

  async function stray(subject: Subject): Promise<Statuses> {
    const number = subject.kind === "album" && isOrderNumber.test(subject.number) ? subject.number : undefined;
    if (!admin || number === undefined) return nobody(admin ? "nothing" : "noKey");
    const answer = await admin.checkOrdersStatus([number]);
    if (!answer.ok) return nobody(answer.refusal.code);
    const status = answer.value[number] ?? null;
    if (status === null) return nobody("nothing");
    const phase = phaseOf({ ready: false, status }, institution);
    const order: OrderFound = { phase, status, orderedAt: null, expiresAt: null, since: null };
    return { own: null, source: { kind: "key", at: clock() }, orders: [order], strayOrder: number };
  }

  return async (id, subject) => {
    const before = id === undefined ? undefined : await accounts.get(id);
    if (id === undefined || !before) return stray(subject);
    const asked = before.token === null ? undefined : await readOwnCard(deps, id);
    const known = Object.values((await accounts.get(id))?.orders ?? {}).sort(newestFirst);
    const found = { own: asked?.ok ? asked.own : null, strayOrder: null };
    if (asked?.ok) return { ...found, source: { kind: "grant", at: clock() }, orders: known.map(withoutId) };
    const at = known.length === 0 ? null : Math.max(...known.map(({ since }) => since));
    const followed = (why: Extract<Source, { kind: "followed" }>["why"]): Statuses => ({
      ...found,
      source: { kind: "followed", at, why },
      orders: known.map(withoutId),
    });
    // An access that has just turned out to be lost is no trouble of USOS.
    const refused = asked === undefined || asked.code === "signedOut" ? undefined : asked.code;
    if (!admin) return followed(refused ?? "noKey");
    if (known.length === 0) return followed(refused ?? "nothing");
    const answer = await admin.checkOrdersStatus(known.map((it) => it.id));
    if (!answer.ok) return followed(answer.refusal.code);
    const orders = known.map((it) => {
      const status = answer.value[it.id] ?? it.status;
      const phase = status === it.status ? it.phase : phaseOf({ ready: false, status }, institution);
      return withoutId({ ...it, status, phase });
    });
    return { ...found, source: { kind: "key", at: clock() }, orders };
  };
}

const nobody = (why: Extract<Source, { kind: "followed" }>["why"]): Statuses => ({
  own: null,
  source: { kind: "followed", at: null, why },
  orders: [],
  strayOrder: null,
});

const newestFirst = (a: Followed, b: Followed): number =>
  (b.orderedAt ?? "").localeCompare(a.orderedAt ?? "") || b.since - a.since;

const withoutId = ({ phase, status, orderedAt, expiresAt, since }: Followed): OrderFound => ({
  phase,
  status,
  orderedAt,
  expiresAt,
  since,
});

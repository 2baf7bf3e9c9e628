import type { Lang } from "../../../dialogs/kit/text";
import type { Store } from "../../store/port";
import type { Refusal, UsosUser } from "../../usos/types";
import { readCeremony, type Ceremony } from "../ceremony";

export type PageAnswer<T> =
  | { readonly ok: true; readonly value: T; readonly lang: Lang }
  | { readonly ok: false; readonly why: Unanswered; readonly lang?: Lang; readonly refusal?: Refusal };

/** Why a page cannot go on. `soon`: USOS is being asked for another visit to the same page, so the page should be loaded again. */
export type Unanswered = "dead" | "usos" | "denied" | "soon";

/** A ceremony that is under way in one of these states. */
export async function alive(
  { store, clock }: { readonly store: Store; readonly clock: () => number },
  id: string,
  states: readonly Ceremony["state"][],
) {
  const found = await readCeremony(store, id);
  return found && found.it.expiresAt > clock() && states.includes(found.it.state) ? found : undefined;
}

/** The answer for a ceremony that is over; it carries the chat's language while that is still known. */
export async function dead({ store }: { readonly store: Store }, id: string): Promise<PageAnswer<never>> {
  const found = await readCeremony(store, id);
  return { ok: false, why: "dead", ...(found ? { lang: found.it.lang } : {}) };
}

/** The name under which a USOS user is shown. */
export const nameOf = ({ id, firstName, lastName }: Pick<UsosUser, "id" | "firstName" | "lastName">): string =>
  [firstName, lastName].filter(Boolean).join(" ") || `USOS ${id}`;

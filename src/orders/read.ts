import type { AccountId, ChatId } from "../foundation/ids";
import type { CardFacts, ConditionFact, EligibilityFacts, OrderFact } from "../../dialogs/kit/facts";
import type { Read } from "../outbox/readFacts";
import type { RuleSet } from "../../dialogs/kit/institution";
import { isOpen, type Account, type Followed } from "../accounts/account";
import { isInstalled } from "./installed";
import { accountOf } from "../accounts/accounts";
import type { PlasticCard, Token, UsosUser } from "../usos/types";
import { idsOf, refreshOrders, ordersToCheck } from "./look";
import { noteWhetherEligible } from "./noted";
import { obstacleOf } from "./place";
import type { OrderContext } from "./orderContext";
import { signedOut } from "./signedOut";
import { noteTrouble } from "./trouble";

/**
 * The account and the chat on whose behalf USOS is asked. If the access turns out to be lost, the chat learns it from the answer
 * and gets no message. Without a chat, somebody of the support staff asks, and every chat of the account gets that message.
 */
export interface Reader {
  readonly account: AccountId;
  readonly chatId?: ChatId;
}

/** The rules by which USOS's data are judged; the source of a rule set does not matter here. */
type Rules = Pick<RuleSet, "conditions" | "excludedCardTypes">;

/** USOS's current data about the student's mLegitymacja. */
export async function readCard(deps: OrderContext, by: Reader): Promise<Read<CardFacts>> {
  const id = by.account;
  return withToken(deps, by, async (token) => {
    const mcard = await deps.usos.mcard(token);
    if (!mcard.ok) return refused(deps, by, token, mcard.refusal);
    const { orderIds: listed, whyCannotOrder, whyCannotRevoke } = mcard.value;
    const ids = ordersToCheck(listed, idsOf(await deps.accounts.get(id), isOpen));
    const refusal = await refreshOrders(deps, id, token, { ids, listed, whyCannotOrder });
    if (refusal) return refused(deps, by, token, refusal);
    const account = await noteWhetherEligible(deps, id, whyCannotOrder);
    const orders = account ? ordersTold(account).sort(newestFirst) : [];
    return { ok: true, value: { whyCannotOrder, whyCannotRevoke, orders } };
  });
}

/** The institution's conditions, as far as USOS shows them to a student's own token. */
export async function readEligibility(deps: OrderContext, by: Reader): Promise<Read<EligibilityFacts>> {
  return withToken(deps, by, async (token) => {
    const [user, cards] = await Promise.all([deps.usos.user(token), deps.usos.plasticCards(token)]);
    if (!user.ok) return refused(deps, by, token, user.refusal);
    if (!cards.ok) return refused(deps, by, token, cards.refusal);
    const { rules, ruleSets, usos } = deps.institution;
    const ruleSet: Rules = ruleSets[rules] ?? { conditions: [], excludedCardTypes: [] };
    const today = new Date(deps.clock()).toISOString().slice(0, 10);
    const conditions = judge(ruleSet, user.value, cards.value, usos.activeStudentStatus, today);
    const hasValidPlasticCard = cards.value.some((it) => isValid(it, today));
    return { ok: true, value: { rules, conditions, excluded: isExcluded(ruleSet, cards.value), hasValidPlasticCard } };
  });
}

/**
 * Checks each condition of a rule set against what USOS said. PESEL and changed data stay `unsaid`, because they need scopes that
 * Legitka does not ask for.
 */
export function judge(
  { conditions }: Rules,
  user: UsosUser,
  cards: readonly PlasticCard[],
  active: readonly number[],
  today: string,
): ConditionFact[] {
  const known = (value: boolean | null) => (value === null ? "unsaid" : value ? "met" : "unmet");
  const plastic = cards.some((it) => isValid(it, today)) ? "met" : "unsaid";
  const answers: Record<ConditionFact["condition"], ConditionFact["holds"]> = {
    activeStudent: known(user.studentStatus === null ? null : active.includes(user.studentStatus)),
    pesel: "unsaid",
    studentNumber: user.studentNumber ? "met" : "unmet",
    photo: known(user.hasPhoto),
    // USOS lists only valid cards, so an empty list may mean that there is no card or that the card was not extended.
    plasticCard: plastic,
    plasticCardExtended: plastic,
    dataUnchanged: "unsaid",
  };
  return conditions.map((condition) => ({ condition, holds: answers[condition] }));
}

const isValid = ({ expirationDate }: PlasticCard, today: string): boolean =>
  expirationDate === null || expirationDate.slice(0, 10) >= today;

function isExcluded({ excludedCardTypes }: Rules, cards: readonly PlasticCard[]): boolean {
  return cards.length > 0 && cards.every(({ type }) => excludedCardTypes.includes(type));
}

async function withToken<T>(
  { accounts, noteUsosOutcome }: OrderContext,
  { account: id, chatId }: Reader,
  read: (token: Token) => Promise<Read<T>>,
): Promise<Read<T>> {
  const account = chatId === undefined ? await accounts.get(id) : await accountOf(accounts, chatId, { account: id });
  const token = account && accounts.tokenOf(id, account);
  if (!token) return { ok: false, obstacle: { code: "signedOut" } };
  const answer = await read(token);
  noteUsosOutcome?.(id, answer.ok ? "ok" : answer.obstacle.code);
  return answer;
}

async function refused<T>(
  deps: OrderContext,
  { account, chatId }: Reader,
  token: Token,
  refusal: Parameters<typeof obstacleOf>[0],
): Promise<Read<T>> {
  if (refusal.code !== "signedOut") await noteTrouble(deps.accounts, account, refusal, deps.clock());
  else if (!(await signedOut(deps.accounts, account, token, deps.clock(), chatId)))
    return { ok: false, obstacle: { code: "unavailable" } };
  return { ok: false, obstacle: obstacleOf(refusal) };
}

const newestFirst = (a: OrderFact, b: OrderFact): number => (b.orderedAt ?? "").localeCompare(a.orderedAt ?? "");

const withoutClock = ({ id, phase, status, orderedAt, expiresAt }: Followed) => ({
  id,
  phase,
  status,
  orderedAt,
  expiresAt,
});

/** The orders as the student is to read about them: a card that they say is in the phone has no codes waiting for them any more. */
export const ordersTold = (account: Pick<Account, "orders" | "installed">): OrderFact[] =>
  Object.values(account.orders).map((it) => ({
    ...withoutClock(it),
    ...(isInstalled(account, it) && ({ phase: "collected", isByWord: true } as const)),
  }));

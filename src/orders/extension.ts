import { cardInPhone as longestValid } from "../../dialogs/kit/cardState";
import { isOpen, type Account, type Followed } from "../accounts/account";
import { dayMs } from "../foundation/time";

const askEveryMs = dayMs;
/** How long after a card has expired the student is still told that it can be extended. */
const stillExtendedMs = 60 * dayMs;

/** The card in the phone. If there are several, this is the one that stays valid longest. */
export function cardInPhone(account: Account): (Followed & { readonly expiresAt: string }) | undefined {
  const dated = Object.values(account.orders).flatMap((it) =>
    it.expiresAt === null ? [] : [{ ...it, expiresAt: it.expiresAt }],
  );
  return longestValid(dated);
}

/**
 * When to ask USOS next whether the card in the phone can be extended; undefined when that is not needed: there is no such card,
 * an order is under way, or the student wants no reminders.
 */
export function nextExtensionLook(account: Account, now: number): number | undefined {
  const card = cardInPhone(account);
  const isUnderWay = Object.values(account.orders).some(({ phase }) => isOpen(phase));
  if (!card || isUnderWay || !account.reminders.on) return undefined;
  if (!(now < Date.parse(card.expiresAt.slice(0, 10)) + stillExtendedMs)) return undefined;
  const { extension } = account;
  return extension?.order === card.id ? extension.askedAt + askEveryMs : now;
}

/**
 * Records in the account what USOS said about extending the card in the phone. The student is told only if USOS said no before:
 * an extension that was already allowed at the first look is not news.
 */
export function withExtension(account: Account, isAllowed: boolean, asked: number): Account {
  const card = cardInPhone(account);
  if (!card) return account;
  const before = account.extension?.order === card.id ? account.extension : undefined;
  if (before && before.askedAt >= asked) return account;
  const isNews = isAllowed && before?.isAllowed === false;
  const allowedSince = isNews ? asked : isAllowed ? (before?.allowedSince ?? null) : null;
  return { ...account, extension: { order: card.id, askedAt: asked, isAllowed, allowedSince } };
}

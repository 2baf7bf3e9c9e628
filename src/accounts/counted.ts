import { hasCard } from "../../dialogs/kit/cardState";
import { channelIn, type ChatId } from "../foundation/ids";
import type { Count, Stage } from "../statistics/port";
import type { Account } from "./account";
import { handleOf } from "./linkedChats";

type Counted = NonNullable<Account["counted"]>;

/** An account whose event was noted, with what is to be counted in the same commit. */
export interface Noted {
  readonly account: Account;
  readonly counts: readonly Count[];
}

/** The chats of which an account remembers that they were counted. */
const mostChats = 20;

const before = ({ counted, chats }: Account): Counted =>
  counted ?? { way: "first", stages: ["signedIn"], obstacles: [], chats: chats.map(handleOf) };

/**
 * Notes that a chat was linked. The student counts as signed in once, and only one of their chats counts as started: each further
 * one is taken off again.
 */
export function notedChat(account: Account, chatId: ChatId, isNew: boolean): Noted {
  const handle = handleOf(chatId);
  if (isNew) {
    const counted: Counted = { way: "first", stages: ["signedIn"], obstacles: [], chats: [handle] };
    return { account: { ...account, counted }, counts: [stageCount("first", "signedIn")] };
  }
  const counted = before(account);
  if (counted.chats.includes(handle)) return { account, counts: [] };
  return {
    account: { ...account, counted: { ...counted, chats: [...counted.chats, handle].slice(-mostChats) } },
    counts: [{ name: "furtherChat", labels: { channel: channelIn(chatId) } }],
  };
}

/**
 * Notes that the student reached a stage. An order implies that the student was eligible. An order that is placed while a card is in the phone begins
 * another way to a card, whose stages are counted anew.
 */
export function notedStage(account: Account, stage: Stage): Noted {
  const known = before(account);
  const isAgain =
    stage === "ordered" &&
    (known.stages.includes("collected") || (known.way === "first" && hasCard(Object.values(account.orders))));
  const now: Counted = isAgain ? { ...known, way: "again", stages: ["signedIn", "eligible"] } : known;
  const reached: Stage[] = stage === "ordered" ? ["eligible", "ordered"] : [stage];
  const fresh = reached.filter((it) => !now.stages.includes(it));
  if (fresh.length === 0) return { account, counts: [] };
  return {
    account: { ...account, counted: { ...now, stages: [...now.stages, ...fresh] } },
    counts: fresh.map((it) => stageCount(now.way, it)),
  };
}

/** Notes a reason for which USOS takes no order from the student. */
export function notedObstacle(account: Account, reason: string): Noted {
  const counted = before(account);
  if (counted.obstacles.includes(reason)) return { account, counts: [] };
  return {
    account: { ...account, counted: { ...counted, obstacles: [...counted.obstacles, reason] } },
    counts: [{ name: "obstacle", labels: { reason } }],
  };
}

const stageCount = (way: Counted["way"], stage: Stage): Count => ({ name: "funnel", labels: { way, stage } });

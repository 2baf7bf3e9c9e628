import type { ChatId } from "../foundation/ids";
import type { Notice } from "../../dialogs/kit/card";
import { hasCard } from "../../dialogs/kit/cardState";
import type { Happening } from "../../dialogs/kit/effects";
import { secretArriving, secretShown } from "../../dialogs/secret";
import { notedStage } from "../accounts/counted";
import { followQueue } from "../orders/observe";
import { viewOfNotice } from "../conversation/localise";
import type { Chat } from "../conversation/chat";
import type { Channel, Outgoing, Sent, SentRef } from "../conversation/ports";
import type { Job } from "../store/port";
import type { MCardSecret } from "../usos/types";
import { accessOf, fetchCodes, type Access, type FetchDeps } from "./fetch";
import { hideShowing, type HideDeps } from "./hide";
import { secretView } from "./secretView";
import type { Showing, Shown } from "./showings";

export interface ShowDeps extends FetchDeps, HideDeps {
  /** How long the codes stay on the screen. */
  readonly showForMs: number;
}

/** The codes that a chat wants to see, and the job that shows them. */
export interface WantedCodes {
  readonly job: Job;
  readonly chatId: ChatId;
  readonly chat: Chat;
  readonly orderId: string;
}

/** The outcome of a showing. It is also `"shown"` when nothing is left to do. */
export type ShowOutcome = Happening | "shown" | { readonly againInMs: number };

const retryMs = 15_000;
/** After how long USOS is asked for the first time whether shown codes have been used. */
const firstLookMs = 15_000;
/** The lease is renewed for this long before the codes are sent. The regular renewals continue and may shorten it again. */
const sendingMs = 30_000;

/** Thrown during a showing when another process has taken it over, because this process was delayed for longer than its lease. */
class TakenUp extends Error {
  override readonly name = "TakenUp";
}

/** Fetches the codes and shows them in the chat; codes shown there earlier are removed from the screen. */
export async function show(deps: ShowDeps, wanted: WantedCodes): Promise<ShowOutcome> {
  const { job, chatId, chat } = wanted;
  const { showings, clock } = deps;
  const access = await accessOf(deps.accounts, chatId, chat);
  if (!access) return { kind: "signedOutByUsos" };
  if (!chat.reachable) return "shown";
  const fetched = await fetchCodes(deps, chatId, access, wanted.orderId);
  if (fetched === "again") return { againInMs: 0 };
  if ("instead" in fetched) {
    // A retry may come after the student has used the codes, which an earlier try had shown; there is nothing left to tell them.
    const isUsed = fetched.instead.kind === "secretGone" && job.claim > 1 && access.account.codesShown !== undefined;
    return isUsed ? "shown" : fetched.instead;
  }
  if ("obstacle" in fetched)
    return job.claim > 1 ? { againInMs: retryMs } : { kind: "blocked", effect: "secret.show", ...fetched };
  const { orderId, secret } = fetched;

  const earlier = await showings.all(chatId);
  const before = earlier.find(({ id }) => id === job.id);
  // While this job waited for its retry, another showing has put the codes on the screen, so they are not sent a second time.
  const isStanding = (it: Showing): boolean =>
    it.id !== job.id && it.orderId === orderId && it.ref !== null && it.until > clock();
  if (!before && job.claim > 1 && earlier.some(isStanding)) return "shown";
  // A retried showing keeps its end time, because codes that have been on the screen since the first try must not stay longer.
  const until = before?.ref ? before.until : clock() + deps.showForMs;
  if (until <= clock()) {
    await noteShown(deps, access, until);
    const wait = await hideShowing(deps, chatId, job.id, "timeOver");
    return wait > 0 ? { againInMs: wait } : "shown";
  }
  const shown: Shown = { orderId, lang: chat.lang, ref: before?.ref ?? null, until };
  const isExtension = hasCard(Object.values(access.account.orders).filter(({ id }) => id !== orderId));
  const notice = secretShown({ until, isExtension, ...guideOf(chat, isExtension ? "extendGuide" : "activate") });
  const outcome = await display(deps, wanted, secret, { shown, notice });
  if (outcome !== "displayed") return outcome;
  await noteShown(deps, access, until);
  for (const { id } of earlier) if (id !== job.id) await hideSoon(deps, chatId, id);
  return "shown";
}

/**
 * Notes that the student sees the codes, for the statistics and for the follower, which is woken because the card may be in the phone
 * a minute from now.
 */
async function noteShown({ accounts, clock }: ShowDeps, { id }: Access, until: number): Promise<void> {
  const at = clock();
  await accounts.update(id, (it) => {
    const { account, counts } = notedStage(it, "codeShown");
    const schedule = [{ queue: followQueue, id, dueAt: at + firstLookMs, payload: {} }];
    return { account: { ...account, codesShown: { at, until } }, counts, schedule };
  });
}

/** The student's current step in a walkthrough, or the one at which they left it, for the card around the codes. */
function guideOf({ frame, paused }: Chat, name: string): { readonly step?: number; readonly isOnePhone: boolean } {
  const guide = frame?.dialog === name && frame.progress !== undefined ? frame : paused[name];
  return {
    ...(guide?.progress !== undefined && { step: guide.progress }),
    isOnePhone: guide?.data["screen"] === "same",
  };
}

/** Puts the codes on the screen; `"shown"` when another process has taken the job over meanwhile. */
async function display(
  deps: ShowDeps,
  { job, chatId, chat }: WantedCodes,
  secret: MCardSecret,
  { shown, notice }: { readonly shown: Shown; readonly notice: Notice },
): Promise<ShowOutcome | "displayed"> {
  const { showings, store, catalog, clock } = deps;
  const channel = deps.channelOf(chatId);
  let named = shown.ref;
  // The record is changed only while this process holds the job. A process that resumes after another one took over would
  // otherwise replace the reference to the other's file with its own, and the other file could never be taken off the screen.
  const keep = async (ref: SentRef | null): Promise<void> => {
    named = ref;
    if (!channel.replacesById && !(await (ref ? store.renew(job, sendingMs) : store.holds(job)))) throw new TakenUp();
    await showings.keep(chatId, job.id, { ...shown, ref });
  };
  try {
    // The showing is stored before anything is on the screen, so that no crash leaves a code there.
    await keep(shown.ref);
    const view = viewOfNotice(notice, chat.lang, catalog);
    const drawn = await secretView(secret, chat.lang, catalog);
    const message = { id: job.id, view, secret: drawn, secretOf: shown.orderId };
    const sent = channel.replacesById
      ? await channel.send(chat.address, message)
      : await sendNamed(deps, channel, chat, message, keep, shown.ref);
    if (sent.ok) await keep(sent.ref);
    else if (sent.refusal === "later") return { againInMs: sent.afterMs };
    else if (sent.refusal === "missing") {
      // Somebody deleted the message that was meant to hold the codes, so the retry sends them in a new one.
      await keep(null);
      return { againInMs: retryMs };
    } else await showings.forget(chatId, job.id);
    return "displayed";
  } catch (cause) {
    if (!(cause instanceof TakenUp)) throw cause;
    // The other process may have removed the codes before this one put them back.
    if (named && !(await showings.get(chatId, job.id)))
      await showings.keep(chatId, job.id, { ...shown, ref: named, until: clock() });
    return "shown";
  }
}

/** Puts the secret into a message whose ref is already stored, so that it can still be removed after a crash. */
async function sendNamed(
  { catalog }: ShowDeps,
  channel: Channel,
  { address, lang }: Chat,
  message: Outgoing,
  keep: (ref: SentRef) => Promise<void>,
  known: SentRef | null,
): Promise<Sent> {
  const view = viewOfNotice(secretArriving(), lang, catalog);
  const named: Sent = known ? { ok: true, ref: known } : await channel.send(address, { id: message.id, view });
  if (!named.ok) return named;
  // This also runs when the ref is already known: a process that was suspended must not put back codes that another one has
  // removed.
  await keep(named.ref);
  return channel.update(address, named.ref, message, keep);
}

/** Hides an earlier showing, or schedules that for a moment later: a failure to hide it must not fail the new showing. */
async function hideSoon(deps: ShowDeps, chatId: ChatId, id: string): Promise<void> {
  const wait = await hideShowing(deps, chatId, id, "moved").catch(() => retryMs);
  if (wait > 0) await deps.showings.hideAt(chatId, id, deps.clock() + wait);
}

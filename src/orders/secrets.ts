import { toBuffer } from "qrcode";
import { z } from "zod";
import type { Channel, Outgoing, Sent, SentRef } from "../conversation/ports";
import type { Catalog } from "../conversation/catalog";
import { viewOfNotice } from "../conversation/localise";
import { personKey, personRecord, type Person } from "../conversation/person";
import type { Happening } from "../../dialogs/kit/effects";
import { languages, t, type Lang } from "../../dialogs/kit/text";
import type { SecretView } from "../../dialogs/kit/view";
import { secretArriving, secretHidden, secretShown } from "../../dialogs/secret";
import { currentOrder } from "../../dialogs/kit/currentOrder";
import type { Accounts } from "../accounts/accounts";
import type { Done } from "../outbox/worker";
import { defineRecord } from "../store/record";
import type { Job, Store } from "../store/port";
import type { MCardSecret, UsosClient } from "../usos/types";
import { obstacleOf } from "./place";
import { signedOut } from "./signedOut";

export const hideQueue = "hide";

const shownRecord = defineRecord({
  kind: "shown",
  version: 1,
  schema: z.object({
    orderId: z.string(),
    lang: z.enum(languages),
    /** Null until the channel answered. */
    ref: z.record(z.string(), z.unknown()).nullable(),
    until: z.number(),
  }),
});

export interface SecretParts {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly usos: UsosClient;
  readonly catalog: Catalog;
  readonly channelOf: (person: string) => Channel;
  readonly clock: () => number;
  /** How long the codes stay on the screen. */
  readonly showForMs: number;
}

export interface Secrets {
  /** Fetches the codes and shows them in the person's private chat; what was shown before is taken off the screen. */
  show(job: Job, key: string, person: Person, orderId: string): Promise<Happening | "shown" | { againInMs: number }>;
  /**
   * Takes an order's codes off the screen; all of the person's when no order is named. Answers in how many milliseconds
   * the channel wants to be asked again, 0 when it is done; in any case they go when their time is over.
   */
  hide(key: string, orderId?: string): Promise<number>;
  /**
   * For a channel that draws a message anew (a reloaded page): the codes again, while they may be on the screen; of that
   * showing alone, when its message is named.
   */
  fetchAgain(key: string, orderId: string, showing?: string): Promise<SecretView | null>;
  /** The job that takes a message off the screen when its time is over. */
  onDue(job: Job): Promise<Done>;
}

type Shown = ReturnType<typeof shownRecord.read>;

interface Showing {
  readonly id: string;
  readonly orderId: string;
  readonly until: number;
  /** Its message is known by name: the codes are in it, or about to be. */
  readonly isNamed: boolean;
}

const retryMs = 15_000;
/** Nobody else takes a showing up while it is on its way to the screen. */
const sendingMs = 30_000;

/** Thrown in the middle of a showing that another process has taken up: this one was held up for longer than its lease. */
class TakenUp extends Error {
  override readonly name = "TakenUp";
}

/** The QR and the activation code: fetched at the moment of showing, held in memory on their way, kept nowhere. */
export function createSecrets(parts: SecretParts): Secrets {
  const { store, accounts, usos, catalog, clock } = parts;
  const keyOf = (person: string, id: string) => ({ kind: "shown", partition: person, id });

  async function show(job: Job, key: string, person: Person, wanted: string) {
    const account = person.account === undefined ? undefined : await accounts.get(person.account);
    const token = account && person.account ? accounts.tokenOf(person.account, account) : undefined;
    if (!account || !token || !person.account) return { kind: "signedOutByUsos" } as const;
    if (!person.reachable) return "shown" as const;
    const order = wanted === "" ? currentOrder(Object.values(account.orders)) : account.orders[wanted];
    if (!order) return { kind: "secretGone" } as const;
    const answer = await usos.orderSecret(token, order.id);
    if (!answer.ok) {
      if (answer.refusal.code === "signedOut") {
        const isOut = await signedOut(accounts, person.account, token, clock(), key);
        return isOut ? ({ kind: "signedOutByUsos" } as const) : { againInMs: 0 };
      }
      if (answer.refusal.code === "refused") return { kind: "secretGone" } as const;
      if (job.claim > 1) return { againInMs: retryMs };
      return { kind: "blocked", effect: "secret.show", obstacle: obstacleOf(answer.refusal) } as const;
    }
    if (answer.value === null) return { kind: "secretGone" } as const;

    const channel = parts.channelOf(key);
    const earlier = await all(key);
    const stored = await store.get(keyOf(key, job.id));
    const before = stored && shownRecord.read(stored);
    // While it waited to be tried again, another showing took its place: the codes are there, and come no second time.
    const isStanding = (it: Showing): boolean =>
      it.id !== job.id && it.orderId === order.id && it.isNamed && it.until > clock();
    if (!before && job.claim > 1 && earlier.some(isStanding)) return "shown" as const;
    // Tried again, a showing keeps its end: a code that may be on the screen since the first try must not stay longer.
    const until = before?.ref ? before.until : clock() + parts.showForMs;
    if (until <= clock()) {
      const wait = await hideOne(key, job.id);
      return wait > 0 ? { againInMs: wait } : ("shown" as const);
    }
    const shown = { orderId: order.id, lang: person.lang, ref: before?.ref ?? null, until };
    // Before anything is on a screen, so that no crash leaves a code there.
    await keep(key, job.id, shown);
    const view = viewOfNotice(secretShown(Math.round(parts.showForMs / 60_000)), person.lang, catalog);
    const secret = await draw(answer.value, person.lang);
    const message = { id: job.id, view, secret, secretOf: order.id };
    const keepName = async (ref: SentRef): Promise<unknown> => {
      if (!(await store.renew(job, sendingMs))) throw new TakenUp();
      return keep(key, job.id, { ...shown, ref });
    };
    const sent = await (
      channel.replacesById
        ? channel.send(person.address, message)
        : sendNamed(channel, person, message, keepName, shown.ref)
    ).catch((cause: unknown) => {
      if (cause instanceof TakenUp) return undefined;
      throw cause;
    });
    if (!sent) return "shown" as const;
    if (sent.ok) await keep(key, job.id, { ...shown, ref: sent.ref });
    else if (sent.refusal === "later") return { againInMs: sent.afterMs };
    else if (sent.refusal === "missing") {
      // Somebody deleted the message that was to hold them: they come in another one.
      await keep(key, job.id, { ...shown, ref: null });
      return { againInMs: retryMs };
    } else {
      const cancel = [{ queue: hideQueue, id: job.id }];
      await store.commit({ partition: key, delete: [keyOf(key, job.id)], cancel });
    }
    for (const { id } of earlier) if (id !== job.id) await hideSoon(key, id);
    return "shown" as const;
  }

  /** Hides an earlier showing, or has it hidden in a moment: trouble with that is none of the new one. */
  async function hideSoon(key: string, id: string): Promise<void> {
    const wait = await hideOne(key, id).catch(() => retryMs);
    if (wait > 0)
      await store.commit({ partition: key, schedule: [{ queue: hideQueue, id, at: clock() + wait, payload: {} }] });
  }

  /** Puts the secret into a message whose name is stored already, so that after a crash it can still be taken away. */
  async function sendNamed(
    channel: Channel,
    { address, lang }: Person,
    message: Outgoing,
    keepName: (ref: SentRef) => Promise<unknown>,
    known: SentRef | null,
  ): Promise<Sent> {
    const view = viewOfNotice(secretArriving(), lang, catalog);
    const named: Sent = known ? { ok: true, ref: known } : await channel.send(address, { id: message.id, view });
    if (!named.ok) return named;
    if (!known) await keepName(named.ref);
    return channel.update(address, named.ref, message, keepName);
  }

  /** Notes what is (about to be) on a screen, and has it hidden: another showing may have called that off meanwhile. */
  const keep = (key: string, id: string, shown: Omit<Shown, "ref"> & { ref: SentRef | null }) =>
    store.commit({
      partition: key,
      put: [{ key: keyOf(key, id), value: shownRecord.write({ ...shown, ref: shown.ref && { ...shown.ref } }) }],
      schedule: [{ queue: hideQueue, id, at: shown.until, payload: {} }],
    });

  async function all(key: string): Promise<Showing[]> {
    const found: Showing[] = [];
    for await (const stored of store.scan("shown", key)) {
      const { orderId, until, ref } = shownRecord.read(stored);
      found.push({ id: stored.key.id ?? "", orderId, until, isNamed: ref !== null });
    }
    return found;
  }

  /** Answers in how many milliseconds the channel wants to be asked again; 0 when it is done. */
  async function hideOne(key: string, id: string): Promise<number> {
    const stored = await store.get(keyOf(key, id));
    if (!stored) return 0;
    const { ref, lang } = shownRecord.read(stored);
    const person = await store.get(personKey(key));
    if (person) {
      const view = viewOfNotice(secretHidden(), lang, catalog);
      const { address } = personRecord.read(person);
      const channel = parts.channelOf(key);
      // A process that died while sending never heard the message's name. Sent again under its id, a channel replaces it;
      // one that cannot has put no secret into a message without a name.
      if (ref || channel.replacesById) {
        const done = await (ref ? channel.update(address, ref, { id, view }) : channel.send(address, { id, view }));
        if (!done.ok && done.refusal === "later") return done.afterMs;
      }
    }
    await store.commit({ partition: key, delete: [stored.key], cancel: [{ queue: hideQueue, id }] });
    return 0;
  }

  async function draw(secret: MCardSecret, lang: Lang): Promise<SecretView> {
    const say = (name: string): string => catalog.say(t(`code.${name}`), lang);
    return {
      qrPng: await toBuffer(secret.token, { type: "png", margin: 4, scale: 8, errorCorrectionLevel: "M" }),
      qrAlt: say("qrAlt"),
      qrText: secret.token,
      qrTextLabel: say("qrTextLabel"),
      code: secret.distributionPass,
      codeLabel: say("codeLabel"),
      copyLabel: say("copy"),
      copiedLabel: say("copied"),
    };
  }

  return {
    show,
    async hide(key, orderId) {
      const wanted = (await all(key)).filter((it) => orderId === undefined || it.orderId === orderId);
      let wait = 0;
      for (const { id } of wanted) wait = Math.max(wait, await hideOne(key, id));
      return wait;
    },
    async fetchAgain(key, orderId, showing) {
      const isShown = (await all(key)).some(
        (it) => it.orderId === orderId && it.until > clock() && (showing === undefined || it.id === showing),
      );
      const stored = isShown ? await store.get(personKey(key)) : undefined;
      const person = stored && personRecord.read(stored);
      const account = person?.account === undefined ? undefined : await accounts.get(person.account);
      const token = account && person?.account ? accounts.tokenOf(person.account, account) : undefined;
      if (!person || !token || !account?.orders[orderId]) return null;
      const answer = await usos.orderSecret(token, orderId);
      return answer.ok && answer.value ? draw(answer.value, person.lang) : null;
    },
    async onDue(job) {
      const againInMs = await hideOne(job.partition, job.id);
      return againInMs > 0 ? { againInMs } : "done";
    },
  };
}

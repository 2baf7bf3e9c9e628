import type { Accounts } from "./accounts/accounts";
import { ceremonyMs } from "./accounts/ceremony";
import { leave } from "./accounts/leaving";
import type { Linking } from "./accounts/linking";
import type { Vault } from "./accounts/vault";
import type { Channel } from "./conversation/ports";
import type { Catalog } from "./conversation/catalog";
import { viewOfNotice } from "./conversation/localise";
import { missedOf } from "./conversation/missed";
import type { Person } from "./conversation/person";
import { besideWords } from "../dialogs/letterContext";
import type { StepContext } from "../dialogs/kit/dialog";
import type { Effect } from "../dialogs/kit/effects";
import type { Institution } from "../dialogs/kit/institution";
import { t } from "../dialogs/kit/text";
import { followQueue } from "./orders/observe";
import { place } from "./orders/place";
import { snoozeMs } from "./orders/reminders";
import { replace, revoke } from "./orders/revoke";
import type { Secrets } from "./orders/secrets";
import type { Outcome, Performing } from "./outbox/perform";
import { erase } from "./privacy/erase";
import { exportOf, heldOf } from "./privacy/held";
import type { Store } from "./store/port";
import type { Tickets } from "./tickets/tickets";
import type { UsosClient } from "./usos/types";

export interface EffectParts {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly usos: UsosClient;
  readonly linking: Linking;
  readonly secrets: Secrets;
  readonly tickets: Tickets;
  readonly catalog: Catalog;
  readonly institution: Institution;
  readonly placeOf: StepContext["placeOf"];
  readonly channelOf: (person: string) => Channel;
  readonly clock: () => number;
  /** Keeps nothing of a chat in memory. */
  readonly forget: (person: string) => void;
}

type Perform<K extends Effect["kind"]> = (it: Performing<Extract<Effect, { kind: K }>>) => Promise<Outcome>;

/** Of a link's ten minutes; whoever opens it later has hardly time left to sign in. */
const surelyGoodMs = ceremonyMs - 3 * 60_000;

/** Who performs what a dialog asked for. Each may be run again for the same job, and then finds what it already did. */
export function createEffects(parts: EffectParts): Perform<Effect["kind"]> {
  const { accounts, secrets, tickets, linking, catalog } = parts;
  const account = (person: Person) =>
    person.account === undefined ? Promise.resolve(undefined) : accounts.get(person.account);
  const nobody = { kind: "signedOutByUsos" } as const;

  const table: { [K in Effect["kind"]]: Perform<K> } = {
    "link.start": async ({ key, person }) => {
      const chat = [person.name, parts.channelOf(key).title].filter(Boolean).join(" · ");
      const url = await linking.start(key, chat, person.lang);
      return { kind: "linkOffered", url, goodUntil: parts.clock() + surelyGoodMs };
    },
    "link.verify": async ({ effect, job, key, person }) => {
      const outcome = await linking.verify(key, effect.code, job.id);
      // A chat belongs to one account: whoever signs in as somebody else leaves the account before.
      const before = person.account;
      if (outcome.kind === "linked" && before !== undefined && before !== outcome.account)
        await leave(parts, before, key);
      return outcome;
    },
    "link.end": async ({ key, person }) => {
      await secrets.hide(key);
      const revoked = person.account === undefined ? true : await leave(parts, person.account, key);
      return { kind: "unlinked", revoked };
    },
    "order.place": async ({ job, person: { account: id } }) => (id === undefined ? nobody : place(parts, id, job)),
    "order.revoke": async ({ effect: { orderId }, key, person: { account: id } }) => {
      const outcome = id === undefined ? nobody : await revoke(parts, id, orderId, key);
      if (outcome.kind === "revoked") await secrets.hide(key, orderId);
      return outcome;
    },
    "order.replace": async ({ effect: { orderId }, job, key, person: { account: id } }) => {
      const outcome = id === undefined ? nobody : await replace(parts, id, orderId, job);
      await secrets.hide(key, orderId);
      return outcome;
    },
    "secret.show": async ({ effect, job, key, person }) => {
      const outcome = await secrets.show(job, key, person, effect.orderId);
      return outcome === "shown" ? "nothing" : outcome;
    },
    "secret.hide": async ({ effect, key }) => {
      const againInMs = await secrets.hide(key, effect.orderId);
      return againInMs > 0 ? { againInMs } : "nothing";
    },
    "ticket.send": async ({ effect, job, key, person }) => {
      const held = heldOf(person, await account(person), 0);
      const facts = besideWords(effect.context, held, parts.placeOf).map(({ name, value }) => ({
        name: catalog.say(name, "pl"),
        value: value ? catalog.say(value, "pl") : "",
      }));
      return tickets.send(job, key, effect, { lang: person.lang, facts });
    },
    "ticket.add": ({ effect: { ticket, text }, job, key }) => tickets.add(job, key, ticket, text),
    "ticket.withdraw": ({ effect, job, key }) => tickets.withdraw(job, key, effect.ticket),
    "ticket.solve": ({ effect, job, key }) => tickets.solve(job, key, effect.ticket),
    "privacy.export": async ({ key, person }) => ({
      kind: "exported",
      lines: exportOf(
        person,
        await account(person),
        await tickets.all(key),
        (await missedOf(parts.store, key)).flatMap(({ it }) => it ?? []),
      ),
    }),
    "privacy.erase": async ({ job, key, person }) => {
      const goodbye = viewOfNotice({ text: t("privacy.erased") }, person.lang, catalog);
      const takeOff = (id: string, chat: string) => leave(parts, id, chat);
      const chatsOf = async (id: string) => (await accounts.get(id))?.persons ?? [];
      return erase({ ...parts, chatsOf, leave: takeOff }, job, key, person, parts.channelOf(key), goodbye);
    },
    "reminders.set": async ({ effect: { to }, person: { account: id } }) => {
      if (id === undefined) return nobody;
      const now = parts.clock();
      await accounts.update(id, (it) => ({
        account: { ...it, reminders: remindersAfter(it.reminders, to, now) },
        schedule: [{ queue: followQueue, id, at: now, payload: {} }],
      }));
      return { kind: "remindersSet", to };
    },
  };

  return (it) => (table[it.effect.kind] as Perform<Effect["kind"]>)(it);

  function remindersAfter(
    before: { on: boolean; snoozedUntil: number; sent: string[] },
    to: "on" | "off" | "snooze",
    now: number,
  ) {
    if (to !== "snooze") return { ...before, on: to === "on", snoozedUntil: 0 };
    // The reminder that is put off will be given again, so it no longer counts as sent.
    return { on: true, snoozedUntil: now + snoozeMs, sent: before.sent.slice(0, -1) };
  }
}

import type { Address, Channel, Outgoing, SentRef } from "../../src/conversation/ports";
import type { View } from "../../dialogs/kit/view";
import type { Pressable } from "./pressable";

/** A message on a person's screen. */
export interface OnScreen {
  readonly id: string;
  view: View;
  secret?: Outgoing["secret"];
}

/** A channel whose screens tests can read. A message that is sent again under the same id replaces the earlier one, as in a good channel. */
export interface FakeChannel extends Channel {
  readonly screens: Map<string, OnScreen[]>;
  /** Makes the next messages fail in this way instead of arriving. */
  failNext(...failures: ("gone" | "later" | Error)[]): void;
  typed: number;
}

export function fakeChannel(name = "fake"): FakeChannel {
  const screens = new Map<string, OnScreen[]>();
  const failures: ("gone" | "later" | Error)[] = [];
  const screen = (address: Address): OnScreen[] => {
    const user = String(address["user"]);
    const found = screens.get(user) ?? [];
    screens.set(user, found);
    return found;
  };
  const channel: FakeChannel = {
    name,
    title: "Test chat",
    replacesById: true,
    unaskedPerSecond: 100,
    screens,
    typed: 0,
    failNext: (...next) => failures.push(...next),
    send(address, message) {
      const failure = failures.shift();
      if (failure instanceof Error) return Promise.reject(failure);
      if (failure === "gone") return Promise.resolve({ ok: false, refusal: "gone" });
      if (failure === "later") return Promise.resolve({ ok: false, refusal: "later", afterMs: 1_000 });
      put(screen(address), message);
      return Promise.resolve({ ok: true, ref: { id: message.id } });
    },
    update(address, ref: SentRef, message) {
      put(screen(address), { ...message, id: String(ref["id"]) });
      return Promise.resolve({ ok: true, ref });
    },
    typing() {
      channel.typed += 1;
      return Promise.resolve();
    },
    forget(address) {
      screen(address).length = 0;
      return Promise.resolve();
    },
  };
  return channel;
}

function put(screen: OnScreen[], { id, view, secret }: Outgoing): void {
  const it: OnScreen = { id, view, ...(secret ? { secret } : {}) };
  const at = screen.findIndex((one) => one.id === id);
  if (at >= 0) screen[at] = it;
  else screen.push(it);
}

/** Everything that a person can read on a message. */
export function textOf({ title, paragraphs, facts, buttons }: View): string {
  const lines = facts.map((it) => `${it.name}: ${it.value} ${it.markLabel ?? ""}`);
  return [title ?? "", ...paragraphs, ...lines, ...buttons.map(({ label }) => `[${label}]`)].join("\n");
}

export const pressablesOf = ({ buttons }: View): Pressable[] =>
  buttons.flatMap((it) => ("button" in it ? [{ label: it.label, value: it.button }] : []));

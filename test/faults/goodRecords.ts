import { copy } from "../support/copy";
import { enrol } from "./people";
import type { Order, Person, Post, Records } from "./records";

/** One student of each kind, all of them at Slack. */
export const people = enrol(8, { canWait: true, inAllChats: false }).map(({ person, hasSecondChat }, n): Person => {
  return { ...person, dm: `D${n}`, secondDm: hasSecondChat ? `D${n}-again` : undefined };
});

/** The first student that passes the test. */
export function personWho(isIt: (it: Person) => boolean): Person {
  const found = people.find(isIt);
  if (!found) throw new Error("there is nobody of that kind");
  return found;
}

export const rules = { shownForMs: 60_000, leaseMs: 1_000, graceMs: 5_000 };
export const staffChannel = "CSTAFF";

const letters = "ABCDEFGHJK";
const orderOf = (n: number, which: number): Order => ({
  id: `${n}-${which}`,
  stage: "collected",
  token: `${letters[n] ?? ""}${which}`.repeat(64),
  code: `${letters[n] ?? ""}${which + 2}`.repeat(4),
});

/** The records of the far ends after a run in which everything went well. */
export function goodRecords(): Records {
  let at = 1_000_000;
  const posts: Post[] = [];
  const changes: Records["changes"][number][] = [];
  const removals: Records["removals"][number][] = [];
  const actions: Records["actions"][number][] = [];
  const post = (channel: string, text: string, more: Partial<Post> = {}): Post => {
    at += 1_000;
    const seen = { same: text, looks: text, scanned: [], thread: undefined };
    const it = { at, channel, message: `m${at}`, text, ...seen, by: "p1", outcome: "ok", ...more };
    posts.push(it);
    return it;
  };
  const does = (channel: string, what: string): number => actions.push({ at: (at += 100), channel, what, status: 200 });
  const orders: Record<string, Order[]> = {};
  const collected: Record<string, number[]> = {};
  const endsSoon: Record<string, number> = {};
  const mail: Records["letters"][number][] = [];

  const getsCard = ({ dm, secondDm, handle }: Person, order: Order): void => {
    does(dm, `presses ${copy("order.place")}`);
    post(dm, `${copy("order.placed")} ${order.id}`);
    post(dm, `${copy("push.readyTitle")} ${order.id}`);
    if (secondDm) post(secondDm, copy("push.readyElsewhere", { chat: "Slack" }));
    const codes = post(dm, copy("code.arriving"), { same: `arriving ${order.id}` });
    const qr = post(dm, "", { scanned: [order.token], same: `QR ${order.id}`, looks: `QR ${order.id}` });
    changes.push({ at, channel: dm, message: codes.message, text: order.code, scanned: [] });
    collected[handle] = [...(collected[handle] ?? []), (at += 1_000)];
    post(dm, `${copy("push.collectedTitle")} ${order.id}`);
    if (secondDm) post(secondDm, `${copy("push.collectedTitle")} ${order.id}`);
    changes.push({ at, channel: dm, message: codes.message, text: copy("code.hidden"), scanned: [] });
    removals.push({ at, channel: dm, message: qr.message });
  };

  for (const [n, person] of people.entries()) {
    const { dm, handle, name, question, answer } = person;
    const [first, further] = [orderOf(n, 1), orderOf(n, 2)];
    orders[handle] = person.extendsCard ? [first, further] : [first];
    does(dm, "says dzień dobry");
    post(dm, copy("link.done", { name }));
    getsCard(person, first);
    does(dm, `presses ${copy("button.next")}`);
    post(dm, copy("activate.open-android.text"));
    if (person.extendsCard) {
      endsSoon[handle] = at += 1_000;
      post(dm, copy("push.expiringTitle"));
      getsCard(person, further);
    }
    if (question !== undefined) {
      const ticket = `L-ABC${n}`;
      does(dm, `says ${question}`);
      mail.push({ messageId: `<${n}>`, subject: ticket, text: question, at: (at += 100), by: "p1" });
      const card = post(staffChannel, `${ticket} ${question}`);
      post(dm, copy("push.ticketDelivered", { ticket }));
      post(dm, `${copy("push.answeredTitle", { ticket })}\n${answer}`);
      if (person.answeredIn === "mail") post(staffChannel, answer, { thread: card.message });
      else mail.push({ messageId: `<${n}a>`, subject: ticket, text: answer, at: (at += 100), by: "p1" });
    }
    if (person.signsOut) {
      does(dm, `presses ${copy("unlink.confirm")}`);
      post(dm, copy("unlink.done"));
    }
  }
  const byHandle = <T>(of: (it: Person) => T): Record<string, T> =>
    Object.fromEntries(people.map((it) => [it.handle, of(it)]));
  return {
    people,
    orders,
    effects: byHandle(({ handle }) =>
      (orders[handle] ?? []).map(({ id }) => ({ at, studentId: handle, kind: "ordered" as const, orderId: id })),
    ),
    turnedDown: {},
    signIns: byHandle(() => 1),
    revocations: byHandle(({ signsOut }) => (signsOut ? [at] : [])),
    sessions: byHandle(({ signsOut }) => (signsOut ? 0 : 1)),
    collected,
    endsSoon,
    staffChannel,
    posts,
    changes,
    removals,
    actions,
    letters: mail,
    troubles: [],
    // The run ends late enough for anything that is missing to be noticed.
    endedAt: at + 100_000,
    rules,
  };
}

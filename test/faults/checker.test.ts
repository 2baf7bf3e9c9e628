import { judge, objectionsOf } from "./checker";
import { goodRecords, people, personWho, staffChannel } from "./goodRecords";
import type { Change, Order, Records, Trouble } from "./records";
import { copy } from "../support/copy";
import { firstOf, withPost, withRepeat } from "./changedRecords";

const asking = personWho((it) => it.question !== undefined);
const asksInThread = personWho((it) => it.answeredIn === "thread");
const extending = personWho((it) => it.extendsCard);
const withTwoChats = personWho((it) => it.secondDm !== undefined);
const leaving = personWho((it) => it.signsOut);
const other = personWho((it) => !it.question && !it.extendsCard && !it.secondDm && !it.signsOut && !it.letsCodesStand);

const good = goodRecords;
const orderOf = (handle: string): Order => good().orders[handle]![0]!;
const promises = (records: Records, mayRepeat = false): string[] =>
  objectionsOf(judge(records), mayRepeat).map(({ promise }) => promise);

const without = (records: Records, text: string, channel?: string): Records => ({
  ...records,
  posts: records.posts.filter((it) => !it.text.includes(text) || (channel !== undefined && it.channel !== channel)),
});

test("the checker accepts a run in which everything went well", () => {
  expect(objectionsOf(judge(good()), false)).toEqual([]);
});

describe("the checker objects when", () => {
  test("a student has more orders at USOS than they asked for, or was ordered for although there was an order", () => {
    for (const { handle } of [other, extending]) {
      const records = good();
      const own = records.effects[handle]!;
      const effects = { ...records.effects, [handle]: [...own, own[0]!] };
      expect(judge({ ...records, effects }).orderedTwice).toEqual([`${handle}: ${own.length + 1} orders`]);
    }
    expect(judge({ ...good(), turnedDown: { [other.handle]: 1 } }).orderedTwice).toHaveLength(1);
  });

  test("a student was promised an order and has none, or none for the extension", () => {
    const records = good();
    const verdict = judge({ ...records, effects: { ...records.effects, [other.handle]: [] } });
    expect(verdict.lost).toEqual([`${other.handle}: no order at USOS`]);
    const effects = { ...records.effects, [extending.handle]: records.effects[extending.handle]!.slice(1) };
    expect(judge({ ...records, effects }).lost).toEqual([`${extending.handle}: no order at USOS for the extension`]);
  });

  test.each([
    ["push.readyTitle", "not told that the code is ready"],
    ["activate.open-android.text", "not walked along"],
    ["push.collectedTitle", "not told that the card was collected"],
  ])("nobody was told %s", (key, otherwise) => {
    const { lost } = judge(without(good(), copy(key)));
    for (const { handle } of people) expect(lost).toContain(`${handle}: ${otherwise}`);
  });

  test("a student was not told what became of the order, or not reminded of the card's end", () => {
    expect(judge(without(good(), copy("order.placed"), other.dm)).lost).toEqual([
      `${other.handle}: not told what became of the order`,
    ]);
    expect(judge(without(good(), copy("push.expiringTitle"))).lost).toEqual([
      `${extending.handle}: not reminded that the card ends`,
    ]);
  });

  test("a second chat is not told about what happens in the first one", () => {
    const { secondDm = "", handle } = withTwoChats;
    const elsewhere = copy("push.readyElsewhere", { chat: "Slack" });
    expect(judge(without(good(), elsewhere, secondDm)).lost).toEqual([
      `${handle}: not told in the second chat where the codes are`,
    ]);
    expect(judge(without(good(), copy("push.collectedTitle"), secondDm)).lost).toEqual([
      `${handle}: not told in the second chat that the card was collected`,
    ]);
  });

  test("USOS still takes a token of somebody who signed out", () => {
    const records = good();
    const { handle } = leaving;
    const still = { ...records, sessions: { ...records.sessions, [handle]: 1 } };
    expect(judge(still).lost).toHaveLength(1);
    // The student signed in twice, and one of the sign-ins was abandoned. Its token ends too, but that takes a while.
    expect(judge({ ...still, signIns: { ...records.signIns, [handle]: 2 } }).lost).toEqual([]);
  });

  test("the code or the QR was not shown", () => {
    const records = good();
    const { lost } = judge({ ...records, changes: [] });
    const posts = records.posts.map((it) => ({ ...it, scanned: [] }));
    const unscanned = judge({ ...records, posts }).lost;
    for (const { handle } of people) {
      expect(lost).toContain(`${handle}: not shown the activation code`);
      expect(unscanned).toContain(`${handle}: not shown the QR`);
    }
  });

  test("a code stays on the screen after the card was collected, or for longer than its time", () => {
    const records = good();
    const code = orderOf(other.handle).code;
    const shown = records.changes.find(({ text }) => text === code)!;
    const isHidden = (it: Change): boolean => it.message === shown.message && it.text !== code;
    const never = records.changes.filter((it) => !isHidden(it));
    expect(judge({ ...records, changes: never }).leftOnScreen).toEqual([
      `${other.handle}: the code in ${other.dm} was never taken off`,
    ]);
    const late = records.changes.map((it) => (isHidden(it) ? { ...it, at: it.at + 20_000 } : it));
    expect(judge({ ...records, changes: late }).leftOnScreen).toHaveLength(1);
    // Nobody collects this card, so its code may leave the screen only when its time is over.
    const uncollected = { ...records, collected: { ...records.collected, [other.handle]: [] } };
    const after = (ms: number) => records.changes.map((it) => (isHidden(it) ? { ...it, at: shown.at + ms } : it));
    expect(judge({ ...uncollected, changes: after(61_000) }).leftOnScreen).toEqual([]);
    expect(judge({ ...uncollected, changes: after(80_000) }).leftOnScreen).toHaveLength(1);
  });

  test("a QR stays on the screen although the code beside it disappears", () => {
    const records = good();
    const { leftOnScreen } = judge({ ...records, removals: [] });
    for (const { dm, handle } of people)
      expect(leftOnScreen).toContain(`${handle}: the QR in ${dm} was never taken off`);
  });

  test("a question or its answer did not arrive, or the question arrived as two letters", () => {
    const records = good();
    const others = records.letters.filter(({ text }) => text !== asking.question);
    expect(judge({ ...records, letters: others }).lost).toEqual([
      `${asking.handle}: the question did not reach support`,
    ]);
    expect(judge(without(good(), asking.answer, asking.dm)).lost).toEqual([`${asking.handle}: not given the answer`]);
    const letter = records.letters.find(({ text }) => text === asking.question)!;
    const letters = [...records.letters, { ...letter, messageId: "<another>" }];
    expect(judge({ ...records, letters }).lost).toEqual([
      `${asking.handle}: the question reached support as two letters`,
    ]);
    const typed = records.actions.find(({ what }) => what === `says ${asking.question ?? ""}`)!;
    expect(judge({ ...records, letters, actions: [...records.actions, typed] }).lost).toEqual([]);
  });

  test("staff do not have the card, the answer by mail in its thread, or the answer in the thread by mail", () => {
    const records = good();
    const { lost } = judge(without(records, asking.question ?? "", staffChannel));
    expect(lost).toContain(`${asking.handle}: the question is not among staff's cards`);
    expect(judge(without(records, asking.answer, staffChannel)).lost).toEqual([
      `${asking.handle}: the answer by mail is not in the thread of its card`,
    ]);
    const letters = records.letters.filter(({ text }) => text !== asksInThread.answer);
    expect(judge({ ...records, letters }).lost).toEqual([
      `${asksInThread.handle}: support has no letter of the answer in the thread`,
    ]);
  });

  test("something of one student is shown to another: a code, a QR, a name, a number, an answer", () => {
    const { code, token } = orderOf(other.handle);
    for (const theirs of [code, token, other.name, other.studentNumber, other.answer]) {
      const stray = `${other.handle}: shown in ${asking.dm}`;
      const { dm: channel } = asking;
      expect(judge(withPost(good(), { channel, text: `a (${theirs})` })).wrongPerson).toEqual([stray]);
      const records = good();
      const change = { at: 0, channel, message: "another", text: `b ${theirs}.`, scanned: [] };
      expect(judge({ ...records, changes: [...records.changes, change] }).wrongPerson).toEqual([stray]);
    }
    expect(judge(withPost(good(), { channel: asking.dm, text: "", scanned: [token] })).wrongPerson).toHaveLength(1);
  });

  test("a letter or a card of staff names two students, or has a code in it", () => {
    const records = good();
    const letters = records.letters.map((it) =>
      it.text === asking.question ? { ...it, text: `${it.text} ${other.name}` } : it,
    );
    expect(judge({ ...records, letters }).wrongPerson).toHaveLength(1);
    const { message: thread } = records.posts.find((it) => it.channel === staffChannel)!;
    expect(judge(withPost(good(), { channel: staffChannel, thread, text: other.answer })).wrongPerson).toHaveLength(1);
    const { code } = orderOf(asking.handle);
    expect(judge(withPost(good(), { channel: staffChannel, thread, text: code })).wrongPerson).toHaveLength(1);
  });

  test("an accepted message is followed by nothing, unless something was wrong at the time", () => {
    const records = good();
    const action = { at: records.endedAt - 50_000, channel: other.dm, what: "presses Dalej", status: 200 };
    const actions = [...records.actions, action];
    expect(promises({ ...records, actions })).toEqual(["all that is taken in is answered"]);
    expect(promises({ ...records, actions: [...records.actions, { ...action, status: 503 }] })).toEqual([]);
    const trouble: Trouble = { kind: "died", how: "died", slot: "p1", from: action.at, to: action.at };
    expect(promises({ ...records, actions, troubles: [trouble] })).toEqual([]);
  });

  test("a student is told that something broke, unless the store was out of reach", () => {
    const records = withPost(good(), { channel: other.dm, text: copy("problem.fault"), at: 2_000_000 });
    expect(promises(records)).toContain("nothing breaks");
    const trouble = (how: Trouble["how"]): Trouble => ({ kind: "away", how, from: 1_990_000, to: 1_999_000 });
    expect(judge({ ...records, troubles: [trouble("died")] }).broke).toHaveLength(1);
    expect(judge({ ...records, troubles: [trouble("store")] })).toMatchObject({ broke: [], brokeExcused: [{}] });
  });

  test("a student was reminded, or their access was revoked, while all clocks were doubted, but not while only one process doubted its clock", () => {
    const records = good();
    const doubt = (from: number): Trouble => ({ kind: "all clocks were doubted", how: "doubted", from, to: Infinity });
    const inDoubt = (trouble: Trouble): readonly string[] => judge({ ...records, troubles: [trouble] }).doneInDoubt;
    const reminded = `${extending.handle}: reminded that the card ends`;
    const revoked = `${leaving.handle}: a token of theirs was revoked`;
    expect(inDoubt(doubt(records.endsSoon[extending.handle]!))).toEqual([reminded, revoked]);
    // When the end of the card was known before the doubt, the reminder may have been sent before it, too.
    expect(inDoubt(doubt(records.endsSoon[extending.handle]! + 1))).toEqual([revoked]);
    expect(inDoubt(doubt(records.endedAt))).toEqual([]);
    expect(inDoubt({ ...doubt(0), slot: "p1" })).toEqual([]);
    expect(promises({ ...records, troubles: [doubt(0)] })).toContain(
      "nothing that cannot be undone while the clock is doubted",
    );
  });

  test("a message came twice and nothing was wrong at the time", () => {
    const { repeated } = judge(withRepeat(copy("push.readyTitle")));
    expect(repeated).toMatchObject([{ who: people[0]?.handle, because: undefined }]);
  });

  test("one thing that was done is answered with two cards that read the same", () => {
    const { posts, ...records } = good();
    const card = firstOf({ posts, ...records }, copy("activate.open-android.text"));
    const again = { ...card, at: card.at + 10, message: "again", same: "the same with other buttons" };
    expect(promises({ ...records, posts: [...posts, again] })).toEqual(["messages once"]);
    const between = { at: card.at + 5, channel: card.channel, what: "presses Dalej", status: 200 };
    const actions = [...records.actions, between];
    expect(promises({ ...records, actions, posts: [...posts, again] })).toEqual([]);
    // When the student does two things before the first one is answered, the two answers may arrive one after the other.
    const soon = { ...between, at: card.at - 1 };
    expect(promises({ ...records, actions: [...records.actions, soon], posts: [...posts, again] })).toEqual([]);
  });

  test("a letter came twice, unless its process died over it", () => {
    const records = good();
    const [letter] = records.letters;
    const letters = [...records.letters, { ...letter!, at: letter!.at + 2_000 }];
    expect(promises({ ...records, letters })).toEqual(["letters once"]);
    const died: Trouble = { kind: "died", how: "died", slot: "p1", from: letter!.at + 10, to: letter!.at + 10 };
    expect(promises({ ...records, letters, troubles: [died] }, true)).toEqual([]);
    expect(promises({ ...records, letters, troubles: [{ ...died, slot: "p2" }] }, true)).toEqual(["letters once"]);
  });
});

import { judge } from "./checker";
import { enrol } from "./people";
import type { Order, Post, Records } from "./records";
import { copy } from "../support/copy";

const people = enrol(2).map((it, n) => ({ ...it, dm: `D${n + 1}` }));
const [asking, other] = people as [(typeof people)[0], (typeof people)[0]];

const orderOf = (n: number): Order => ({
  id: String(n),
  stage: "collected",
  token: String(n).repeat(128),
  code: `ABCDEFG${n}`.slice(0, 8).replace("1", "Z"),
});
const orders: Record<string, Order[]> = { [asking.handle]: [orderOf(2)], [other.handle]: [orderOf(3)] };

let at = 1_000_000;
const post = (channel: string, text: string, more: Partial<Post> = {}): Post => {
  at += 10_000;
  return { at, channel, text, same: text, scanned: [], by: "p1", outcome: "ok", ...more };
};

const delivered = copy("push.ticketDelivered", { ticket: "L-ABC" });
const answeredTitle = copy("push.answeredTitle", { ticket: "L-ABC" });

/** What the far ends have on record when all went well. */
function good(): Records {
  const posts = people.flatMap(({ dm, handle, name, question, answer }) => {
    const [order] = orders[handle] as [Order];
    return [
      post(dm, copy("link.done", { name })),
      post(dm, copy("push.readyTitle")),
      post(dm, copy("code.arriving")),
      post(dm, "", { scanned: [order.token], same: `picture of ${order.id}` }),
      post(dm, copy("activate.open-android.text")),
      ...(question === undefined ? [] : [post(dm, delivered), post(dm, `${answeredTitle}\n${answer}`)]),
      post(dm, copy("push.collectedTitle")),
    ];
  });
  return {
    people,
    orders,
    effects: Object.fromEntries(
      people.map(({ handle }) => [handle, [{ at, studentId: handle, kind: "ordered" as const, orderId: handle }]]),
    ),
    posts,
    changes: people.map(({ dm, handle }) => ({ at, channel: dm, text: orders[handle]?.[0]?.code ?? "" })),
    actions: [],
    letters: [{ messageId: "<1>", subject: "L-ABC", text: `${asking.question ?? ""} ${asking.studentNumber}` }],
    troubles: [],
  };
}

const without = (records: Records, text: string): Records => ({
  ...records,
  posts: records.posts.filter((it) => !it.text.includes(text)),
});
/** With one of the posts once more, a second later. */
function withRepeat(text: string, more: Partial<Records> = {}): Records {
  const records = good();
  const first = records.posts.find((it) => it.text.includes(text))!;
  return { ...records, posts: [...records.posts, { ...first, at: first.at + 1_000, by: "p2" }], ...more };
}
const firstOf = (records: Records, text: string): Post => records.posts.find((it) => it.text.includes(text))!;

test("the checker has nothing against a run in which all went well", () => {
  expect(judge(good())).toEqual({ lost: [], orderedTwice: [], wrongPerson: [], repeated: [] });
});

describe("the checker objects when", () => {
  test("a student has two orders at USOS", () => {
    const records = good();
    const [effect] = records.effects[other.handle]!;
    const effects = { ...records.effects, [other.handle]: [effect!, effect!] };
    expect(judge({ ...records, effects }).orderedTwice).toEqual([`${other.handle}: 2 orders`]);
  });

  test("a student was promised an order and has none", () => {
    const records = good();
    const verdict = judge({ ...records, effects: { ...records.effects, [other.handle]: [] } });
    expect(verdict.lost).toEqual([`${other.handle}: no order at USOS`]);
  });

  test.each([
    ["push.readyTitle", "not told that the code is ready"],
    ["activate.open-android.text", "not walked along"],
    ["push.collectedTitle", "not told that the card was collected"],
  ])("nobody was told %s", (key, otherwise) => {
    expect(judge(without(good(), copy(key))).lost).toEqual(people.map(({ handle }) => `${handle}: ${otherwise}`));
  });

  test("the code or the QR was not shown", () => {
    const records = good();
    expect(judge({ ...records, changes: [] }).lost).toEqual(
      people.map(({ handle }) => `${handle}: not shown the activation code`),
    );
    const posts = records.posts.map((it) => ({ ...it, scanned: [] }));
    expect(judge({ ...records, posts }).lost).toEqual(people.map(({ handle }) => `${handle}: not shown the QR`));
  });

  test("a question or its answer did not arrive, or the question arrived as two letters", () => {
    const records = good();
    expect(judge({ ...records, letters: [] }).lost).toEqual([`${asking.handle}: the question did not reach support`]);
    expect(judge(without(records, asking.answer)).lost).toEqual([`${asking.handle}: not given the answer`]);
    const [letter] = records.letters;
    const letters = [letter!, { ...letter!, messageId: "<2>" }];
    expect(judge({ ...records, letters }).lost).toEqual([
      `${asking.handle}: the question reached support as two letters`,
    ]);
    expect(judge({ ...records, letters: [letter!, letter!] }).lost).toEqual([]);
    const typed = { at: 0, channel: asking.dm, what: `says ${asking.question ?? ""}`, status: 0 };
    expect(judge({ ...records, letters, actions: [typed] }).lost).toHaveLength(1);
    expect(judge({ ...records, letters, actions: [typed, typed] }).lost).toEqual([]);
  });

  test("something of one student stands before another: a code, a QR, a name, a number, an answer", () => {
    const order = orders[other.handle]![0]!;
    for (const theirs of [order.code, order.token, other.name, other.studentNumber, other.answer]) {
      const records = good();
      const stray = `${other.handle}: shown in ${asking.dm}`;
      expect(judge({ ...records, posts: [...records.posts, post(asking.dm, `a (${theirs})`)] }).wrongPerson).toEqual([
        stray,
      ]);
      const changed = [...records.changes, { at, channel: asking.dm, text: `b ${theirs}.` }];
      expect(judge({ ...records, changes: changed }).wrongPerson).toEqual([stray]);
    }
    const records = good();
    const picture = post(asking.dm, "", { scanned: [order.token], same: "another picture" });
    expect(judge({ ...records, posts: [...records.posts, picture] }).wrongPerson).toHaveLength(1);
  });

  test("a letter names two students", () => {
    const records = good();
    const letters = records.letters.map((it) => ({ ...it, text: `${it.text} ${other.name}` }));
    expect(judge({ ...records, letters }).wrongPerson).toEqual([
      `${asking.handle} and ${other.handle}: in one letter, L-ABC`,
    ]);
  });

  test("a message came twice and nothing was wrong then", () => {
    const { repeated } = judge(withRepeat(copy("push.readyTitle")));
    expect(repeated).toMatchObject([{ who: asking.handle, because: undefined }]);
    const twice = withRepeat("", {});
    expect(judge(twice).repeated).toHaveLength(1);
  });
});

describe("of a message that came twice the checker says what fell between sending and marking it", () => {
  const text = copy("push.readyTitle");
  const because = (troubles: (post: Post) => Records["troubles"]): string | undefined => {
    const records = withRepeat(text);
    return judge({ ...records, troubles: troubles(firstOf(records, text)) }).repeated[0]?.because;
  };

  test("the death of the process that sent it, soon after; of no other, not before and not much later", () => {
    const died = (slot: string, ms: number) => (it: Post) => [{ kind: "died", slot, from: it.at + ms, to: it.at + ms }];
    expect(because(died("p1", 100))).toBe("died");
    expect(because(died("p3", 100))).toBeUndefined();
    expect(because(died("p1", -100))).toBeUndefined();
    expect(because(died("p1", 60_000))).toBeUndefined();
  });

  test("a sleep of one of the two, who had it in hand all the time", () => {
    const slept = (slot: string, from: number, to: number) => (it: Post) => [
      { kind: "slept", slot, from: it.at + from, to: it.at + to },
    ];
    expect(because(slept("p1", 50, 9_000))).toBe("slept");
    expect(because(slept("p1", -5_000, -900))).toBe("slept");
    expect(because(slept("p1", -19_000, -15_000))).toBeUndefined();
    expect(because(slept("p2", -5_000, 900))).toBe("slept");
    expect(because(slept("p2", -5_000, -900))).toBe("slept");
    expect(because(slept("p2", -19_000, -15_000))).toBeUndefined();
    expect(because(slept("p2", 500, 9_000))).toBeUndefined();
    expect(because(slept("p3", -5_000, 900))).toBeUndefined();
  });

  test("Slack's own answer, when it took the message and said that it had not", () => {
    const records = withRepeat(text);
    const posts = records.posts.map((it) => (it === firstOf(records, text) ? { ...it, outcome: "status 500" } : it));
    expect(judge({ ...records, posts }).repeated[0]?.because).toContain("status 500");
  });
});

test("what a student did twice may be answered twice, what comes unasked may not", () => {
  const action = { at: 0, channel: asking.dm, what: "presses Dalej", status: 0 };
  const actions = [action, { ...action, status: 200 }];
  expect(judge(withRepeat(copy("activate.open-android.text"), { actions })).repeated).toEqual([]);
  expect(judge(withRepeat(copy("activate.open-android.text"), { actions: [action] })).repeated).toHaveLength(1);
  expect(judge(withRepeat(copy("push.readyTitle"), { actions })).repeated).toHaveLength(1);
});

test("a card stands there once more after a press on an earlier one, and what comes unasked does not", () => {
  const note = (it: Post): Post => post(asking.dm, copy("problem.oldButton"), { at: it.at + 500 });
  const judged = (text: string) => {
    const records = withRepeat(text);
    return judge({ ...records, posts: [...records.posts, note(firstOf(records, text))] }).repeated.length;
  };
  expect(judged(copy("activate.open-android.text"))).toBe(0);
  expect(judged(copy("push.readyTitle"))).toBe(1);
});

test("codes come once more for a student who asked for them, and every message that chat refused explains one more", () => {
  const text = copy("code.arriving");
  const actions = [{ at: 0, channel: asking.dm, what: `presses ${copy("code.show")}`, status: 200 }];
  expect(judge(withRepeat(text)).repeated).toHaveLength(1);
  expect(judge(withRepeat(text, { actions })).repeated).toEqual([]);
  const twice = withRepeat(text, { actions });
  const first = firstOf(twice, text);
  const third = { ...first, at: first.at + 2_000 };
  const posts = [...twice.posts.map((it) => (it === first ? { ...it, outcome: "status 500" } : it)), third];
  expect(judge({ ...twice, posts }).repeated).toMatchObject([
    { because: "answered with «status 500» though it was taken" },
  ]);
});

import { judge } from "./checker";
import { goodRecords as good, personWho } from "./goodRecords";
import type { Post, Records } from "./records";
import { copy } from "../support/copy";
import { firstOf, withPost, withRepeat } from "./changedRecords";

const asking = personWho((it) => it.question !== undefined);

describe("the checker explains a message that came twice by", () => {
  const text = copy("push.readyTitle");
  const because = (troubles: (post: Post) => Records["troubles"], connectedMs?: number): string | undefined => {
    const records = withRepeat(text);
    const first = firstOf(records, text);
    const sent = connectedMs === undefined ? first : { ...first, connectedAt: first.at + connectedMs };
    const posts = records.posts.map((it) => (it === first ? sent : it));
    return judge({ ...records, posts, troubles: troubles(first) }).repeated[0]?.because;
  };

  test("the death of the process that sent it, soon afterwards, but not by another death, an earlier or a much later one", () => {
    const died = (slot: string, ms: number) => (it: Post) => [
      { kind: "died", how: "died" as const, slot, from: it.at + ms, to: it.at + ms },
    ];
    expect(because(died("p1", 100))).toBe("died");
    expect(because(died("p3", 100))).toBeUndefined();
    // The last message of the process was still under way when it died.
    expect(because(died("p1", -100))).toBe("died");
    expect(because(died("p1", -1_000))).toBeUndefined();
    expect(because(died("p1", 60_000))).toBeUndefined();
    // A busy machine delivers late what a dead process sent; its connection is older than its death.
    expect(because(died("p1", -1_000), -2_000)).toBe("died");
    expect(because(died("p1", -1_000), -500)).toBeUndefined();
    // No other process takes the work over before the lease of the dead one ends.
    expect(because(died("p1", 900))).toBeUndefined();
  });

  test("a suspension of one of the two processes that sent it", () => {
    const slept = (slot: string, from: number, to: number) => (it: Post) => [
      { kind: "slept", how: "held" as const, slot, from: it.at + from, to: it.at + to },
    ];
    expect(because(slept("p1", 50, 9_000))).toBe("slept");
    expect(because(slept("p1", -5_000, -900))).toBe("slept");
    expect(because(slept("p1", -19_000, -15_000))).toBeUndefined();
    expect(because(slept("p2", -5_000, 900))).toBe("slept");
    expect(because(slept("p2", -5_000, -900))).toBe("slept");
    expect(because(slept("p2", -19_000, -15_000))).toBeUndefined();
    expect(because(slept("p2", 500, 9_000))).toBeUndefined();
    expect(because(slept("p3", -5_000, 900))).toBeUndefined();
    // So short a sleep cannot make a process lose its lease.
    expect(because(slept("p1", 50, 250))).toBeUndefined();
  });

  test("Slack's own answer, if Slack posted the message and reported a failure", () => {
    const records = withRepeat(text);
    const posts = records.posts.map((it) => (it === firstOf(records, text) ? { ...it, outcome: "status 500" } : it));
    expect(judge({ ...records, posts }).repeated[0]?.because).toContain("status 500");
  });
});

test("a thing that a student did twice may be answered twice, but an unrequested message may not come twice", () => {
  const { actions } = good();
  const action = actions.find(({ what, channel }) => channel === asking.dm && what.startsWith("presses"))!;
  const twice = [...actions, { ...action, status: 0 }];
  expect(judge(withRepeat(copy("activate.open-android.text"), { actions: twice })).repeated).toEqual([]);
  expect(judge(withRepeat(copy("activate.open-android.text"))).repeated).toHaveLength(1);
  expect(judge(withRepeat(copy("push.readyTitle"), { actions: twice })).repeated).toHaveLength(1);
});

test("a card may be shown again after a press on an earlier one, but an unrequested message may not", () => {
  const judged = (text: string) => {
    const records = withRepeat(text);
    const at = firstOf(records, text).at + 500;
    return judge(withPost(records, { channel: asking.dm, text: copy("problem.oldButton"), at })).repeated.length;
  };
  expect(judged(copy("activate.open-android.text"))).toBe(0);
  expect(judged(copy("push.readyTitle"))).toBe(1);
});

test("codes may come again for a student who asked for them, and each message that the chat refused explains one more", () => {
  const text = copy("code.arriving");
  const asked = { at: 0, channel: asking.dm, what: `presses ${copy("code.show")}`, status: 200 };
  const actions = [...good().actions, asked];
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

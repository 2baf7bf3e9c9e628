import { cellsOf, latestMonths, Numbers } from "../../src/statistics/numbers";
import { shareOf, shown, totalOf, type Shown } from "../../src/statistics/shown";

const exactly = (count: number): Shown => ({ count, isAtLeast: false });
const atLeast = (count: number): Shown => ({ count, isAtLeast: true });

describe("a count", () => {
  test("of 1 to 4 is hidden, once its period is over", () => {
    expect([0, 1, 4].map((it) => shown(it, false))).toEqual([exactly(0), "few", "few"]);
  });

  test("of 1 to 4 that still grows looks like none, so nobody sees when the first person comes", () => {
    expect([0, 1, 4].map((it) => shown(it, true))).toEqual([exactly(0), exactly(0), exactly(0)]);
  });

  test("is told exactly from 5 on, once its period is over", () => {
    expect([5, 12].map((it) => shown(it, false))).toEqual([exactly(5), exactly(12)]);
  });

  test("that still grows shows no single person: it moves in steps of five", () => {
    expect([5, 6, 9, 10, 11].map((it) => shown(it, true))).toEqual([5, 5, 5, 10, 10].map(atLeast));
  });
});

describe("a sum", () => {
  test("with a hidden part is the same whatever that part is, so it cannot be subtracted out", () => {
    const sums = [1, 2, 3, 4].map((hidden) => totalOf([shown(20, false), shown(hidden, false), shown(7, false)]));
    expect(new Set(sums.map((it) => JSON.stringify(it))).size).toBe(1);
    expect(sums[0]).toEqual(atLeast(28));
  });

  test("of hidden parts alone tells no more than that there are some", () => {
    expect(totalOf(["few"])).toBe("few");
    expect(totalOf(["few", exactly(0)])).toBe("few");
    expect(totalOf(["few", "few", "few"])).toEqual(atLeast(1));
  });

  test("without hidden parts is exact", () => {
    expect(totalOf([exactly(5), exactly(0), exactly(8)])).toEqual(exactly(13));
    expect(totalOf([])).toEqual(exactly(0));
  });

  test("gives no share together with a hidden number", () => {
    expect(shareOf("few", exactly(20))).toBeUndefined();
    expect(shareOf(exactly(6), "few")).toBeUndefined();
    expect(shareOf(exactly(15), exactly(20))).toBe(75);
  });
});

describe("numbers", () => {
  const topics = (counts: Record<string, number>) =>
    new Map(Object.entries(counts).map(([topic, times]) => [`topic topic=${topic}`, times]));

  test("are told by month, except for the funnel, so that small weeks do not hide everything", () => {
    const counts = new Map([
      ["2026-W45", topics({ price: 3 })],
      ["2026-W46", topics({ price: 3 })],
      ["2026-W47", new Map([["funnel stage=ordered way=first", 3]])],
    ]);
    const cells = cellsOf(counts, "2027-W01");
    expect(cells.map((it) => [it.name, it.period, it.shown])).toEqual([
      ["funnel", "2026-W47", "few"],
      ["topic", "2026-11", exactly(6)],
    ]);
  });

  test("of the running month have no line for what fewer than five people have done so far", () => {
    const counts = new Map([["2026-W46", topics({ price: 7, refusal: 1 })]]);
    expect(cellsOf(counts, "2026-W46").map(({ labels }) => labels["topic"])).toEqual(["price"]);
    expect(cellsOf(counts, "2027-W01").map(({ labels }) => labels["topic"])).toEqual(["price", "refusal"]);
  });

  test("of several months hide no less than those of each month", () => {
    const counts = new Map([
      ["2026-W41", topics({ price: 6 })],
      ["2026-W46", topics({ price: 2 })],
    ]);
    const cells = cellsOf(counts, "2027-W01");
    const three = new Numbers(cells, latestMonths("2026-W50", 3));
    expect(latestMonths("2027-W01", 3)).toEqual(["2027-01", "2026-12", "2026-11"]);
    expect(three.sum("topic", { topic: "price" })).toEqual(atLeast(7));
    expect(new Numbers(cells, ["2026-11"]).sum("topic", { topic: "price" })).toBe("few");
  });
});

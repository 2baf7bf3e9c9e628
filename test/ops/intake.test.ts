import { createIntake } from "../../src/ops/intake";

/** An intake whose time stands still until a test lets it pass. */
function open() {
  let now = 1_000_000;
  const counted: string[] = [];
  const lines: object[] = [];
  const intake = createIntake({
    log: { warn: (line: object) => void lines.push(line) } as never,
    metrics: {
      acknowledgedLate: (channel) => void counted.push(`late ${channel}`),
      turnedAway: (channel) => void counted.push(`away ${channel}`),
    },
    steady: () => now,
  });
  const enter = (withinMs?: number) => intake.enter("slack", withinMs);
  const enterMany = (count: number) => Array.from({ length: count }, () => enter()!);
  return { intake, enter, enterMany, counted, lines, pass: (ms: number) => void (now += ms) };
}

const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("a thousand events at once are all let in", () => {
  const { enterMany, counted } = open();
  expect(enterMany(1_000).filter(Boolean)).toHaveLength(1_000);
  expect(counted).toEqual([]);
});

test("an event that would be answered too late is sent back at once, with the time after which to come again", () => {
  const { intake, enter, enterMany, counted, pass } = open();
  const waiting = enterMany(2_000);
  for (const leave of waiting.splice(0, 800)) {
    pass(4);
    leave();
  }
  expect(enter()).toBeUndefined();
  expect(counted).toEqual(["away slack"]);
  // 1,200 wait, at about 3 ms each.
  expect(intake.comeBackInSeconds).toBeGreaterThanOrEqual(3);
  expect(intake.comeBackInSeconds).toBeLessThanOrEqual(5);
  for (const leave of waiting) leave();
  expect(enter()).toBeDefined();
});

test("late answers are counted each, and logged at most once a minute", () => {
  const { enter, counted, lines, pass } = open();
  for (let n = 0; n < 5; n++) {
    const leave = enter(2_500)!;
    pass(2_600);
    leave();
  }
  expect(counted).toEqual(Array.from({ length: 5 }, () => "late slack"));
  expect(lines).toEqual([{ channel: "slack", count: 1 }]);
  const leave = enter(2_500)!;
  pass(60_000);
  leave();
  expect(lines.slice(1)).toEqual([{ channel: "slack", count: 5 }]);
});

test("while few events wait, other work begins at once", () => {
  const { intake, enterMany } = open();
  enterMany(64);
  expect(intake.whenQuiet()).toBeUndefined();
});

test("while many events wait, other work is put off until few are left, and then begins in small portions", async () => {
  const { intake, enterMany } = open();
  const waiting = enterMany(1_000);
  let begun = 0;
  const work = Array.from({ length: 40 }, () => intake.whenQuiet()!.then(() => void (begun += 1)));
  for (const leave of waiting.splice(0, 900)) leave();
  await othersTurn();
  expect(begun).toBe(0);
  for (const leave of waiting.splice(0, 40)) leave();
  await othersTurn();
  expect(begun).toBe(16);
  await Promise.all(work);
  expect(begun).toBe(40);
});

test("other work is not put off for long, however many events wait", async () => {
  const { intake, enterMany, pass } = open();
  enterMany(1_000);
  const work = intake.whenQuiet();
  expect(work).toBeDefined();
  pass(2_000);
  await work;
});

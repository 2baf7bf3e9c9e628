import { createDeadlines, type Deadlines } from "../../src/redis/deadlines";

const never = new Promise<never>(() => undefined);

/** Deadlines with a clock that a test sets. */
function byHand() {
  let time = 0;
  const deadlines: Deadlines = createDeadlines(() => time);
  return {
    within: deadlines.within,
    /** Resolves when the deadlines have been checked. */
    async passes(ms: number): Promise<void> {
      time += ms;
      await deadlines.within(never, time).catch(() => undefined);
    },
  };
}

test("an answer that comes just after the process woke up counts, however long it slept", async () => {
  const { within, passes } = byHand();
  let answer: (it: string) => void = () => undefined;
  const asked = within(new Promise<string>((resolve) => (answer = resolve)), 2_000);
  await passes(30_000);
  answer("here");
  expect(await asked).toBe("here");
});

test("after a sleep there is as much patience left as there was before it, and no more", async () => {
  const { within, passes } = byHand();
  const outcome = within(never, 2_000).catch((it: unknown) => it);
  let isOver = false;
  void outcome.then(() => (isOver = true));
  await passes(500);
  await passes(30_000);
  for (let n = 0; n < 2; n++) await passes(700);
  expect(isOver).toBe(false);
  await passes(100);
  expect(await outcome).toMatchObject({ code: "ETIMEDOUT" });
});

test("a process that is busy for less than a second is not taken for one that slept", async () => {
  const { within, passes } = byHand();
  const outcome = within(never, 2_000).catch((it: unknown) => it);
  for (let n = 0; n < 3; n++) await passes(700);
  expect(await outcome).toMatchObject({ code: "ETIMEDOUT" });
});

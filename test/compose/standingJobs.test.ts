import { keepStandingJobs } from "../../src/compose/standingJobs";
import { minuteMs } from "../../src/foundation/time";

afterEach(() => jest.useRealTimers());

test("standing jobs are scheduled again every minute if they are missing, even after a failure, until the product stops", async () => {
  jest.useFakeTimers();
  const done = { retention: 0, rounds: 0 };
  const warnings: unknown[] = [];
  const keeping = keepStandingJobs({
    log: { warn: (it: unknown) => void warnings.push(it) },
    ensure: [
      () => Promise.reject(new Error(`the store is away ${(done.retention += 1)}`)),
      () => Promise.resolve(void (done.rounds += 1)),
    ],
  });
  await jest.advanceTimersByTimeAsync(3 * minuteMs);
  expect(done).toEqual({ retention: 3, rounds: 3 });
  expect(warnings).toHaveLength(3);
  await keeping.stop();
  await jest.advanceTimersByTimeAsync(3 * minuteMs);
  expect(done).toEqual({ retention: 3, rounds: 3 });
});

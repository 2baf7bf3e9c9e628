import { watchStrayFailures } from "../../src/ops/strayFailures";
import { until } from "../support/waiting";

test("an unhandled exception gives one line in the log and is counted, and the process goes on", async () => {
  const logged: unknown[] = [];
  let counted = 0;
  const end = watchStrayFailures({
    log: { error: (it: unknown) => void logged.push(it) },
    count: () => void (counted += 1),
  });
  const lost = new Error("of a library");
  void Promise.reject(lost);
  await until("the exception to be noticed", () => counted === 1);
  expect(logged).toEqual([{ err: lost }]);
  const watching = process.listenerCount("unhandledRejection");
  end();
  expect(process.listenerCount("unhandledRejection")).toBe(watching - 1);
});

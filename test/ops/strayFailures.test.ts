import { watchStrayFailures } from "../../src/ops/strayFailures";
import { until } from "../support/waiting";

test("an exception that nothing awaits is one line in the log and counted, and the process lives on", async () => {
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

/**
 * A USOS sandbox in a process of its own, in memory. Told of a student, it makes their order ready, lets them collect their
 * card, or puts them back to how they came, so that somebody else can be them.
 */
import { z } from "zod";
import { listenSandbox } from "../../sandbox";
import { manyStudents } from "../support/manyStudents";

const order = z.object({ id: z.number(), student: z.string(), wish: z.enum(["collect", "reset", "advance"]) });

async function main(secret: string, students: number, readyAfterMs: number): Promise<void> {
  const sandbox = await listenSandbox({
    consumers: { bench: { secret } },
    readyAfterMs,
    students: () => manyStudents(students),
  });
  process.on("message", (message) => {
    const { id, student, wish } = order.parse(message);
    const { collect, advance, reset } = sandbox.control;
    const does = { collect, advance, reset: (name: string) => (reset(name), true) }[wish];
    process.send?.({ id, done: does(student) });
  });
  process.on("disconnect", () => process.exit());
  process.send?.(sandbox.usosUrl);
}

void main(process.argv[2] ?? "", Number(process.argv[3]), Number(process.argv[4]));

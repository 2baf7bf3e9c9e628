/**
 * A USOS sandbox in a process of its own, as the real one is. It starts from the state file it is given, lives by the
 * clock it is told, and lets students collect their cards.
 */
import { z } from "zod";
import { listenSandbox } from "../../../sandbox";

const order = z.object({ now: z.number(), collect: z.array(z.string()) });

async function main(stateFile: string, secret: string): Promise<void> {
  let now = 0;
  const sandbox = await listenSandbox({
    consumers: { bench: { secret } },
    stateFile,
    students: () => [],
    clock: () => now,
  });
  process.on("message", (message) => {
    const told = order.parse(message);
    now = told.now;
    for (const student of told.collect) sandbox.control.collect(student);
    process.send?.("done");
  });
  process.on("disconnect", () => process.exit());
  process.send?.(sandbox.usosUrl);
}

void main(process.argv[2] ?? "", process.argv[3] ?? "");

import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { stateOf } from "../followed";

const told = z.object({ asked: z.array(z.number()), cpuMs: z.number() });

/** A USOS with these orders, in a process of its own. */
export interface CountingUsos {
  readonly installation: { readonly baseUrl: string; readonly key: string; readonly secret: string };
  /** The times at which it was called so far, in milliseconds since the epoch, and its CPU time. */
  counts(): Promise<z.infer<typeof told>>;
  close(): Promise<void>;
}

export async function openUsos(dir: string, placed: Parameters<typeof stateOf>[0]): Promise<CountingUsos> {
  const secret = randomBytes(16).toString("hex");
  const stateFile = join(dir, "usos.json");
  writeFileSync(stateFile, JSON.stringify(stateOf(placed)));
  const child = fork(join(__dirname, "..", "child", "countingUsos.ts"), [stateFile, secret]);
  const failed = once(child, "exit").then(() => Promise.reject(new Error("the USOS of the bench ended")));
  failed.catch(() => undefined);
  const [baseUrl] = (await Promise.race([once(child, "message"), failed])) as [string];
  return {
    installation: { baseUrl, key: "bench", secret },
    async counts() {
      child.send("counts");
      const [answer] = (await Promise.race([once(child, "message"), failed])) as [unknown];
      return told.parse(answer);
    },
    async close() {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

/** The greatest number of moments that fell into any one second. */
export function mostInASecond(moments: readonly number[]): number {
  let [most, from] = [0, 0];
  for (const [at, moment] of moments.entries()) {
    while ((moments[from] ?? 0) <= moment - 1_000) from++;
    most = Math.max(most, at - from + 1);
  }
  return most;
}

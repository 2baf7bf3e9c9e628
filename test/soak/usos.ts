import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";

export interface Usos {
  readonly installation: { readonly baseUrl: string; readonly key: string; readonly secret: string };
  /** Makes the student's order ready now. */
  advance(student: string): Promise<boolean>;
  /** The student scans the QR; false when there is nothing to collect. */
  collect(student: string): Promise<boolean>;
  /** Puts the student back to the beginning: no orders, and signed in nowhere. */
  reset(student: string): Promise<boolean>;
  close(): Promise<void>;
}

/** A USOS with this many students, `student1`, `student2` …, whose orders get ready after a while. */
export async function startUsos(students: number, readyAfterMs = 8_000): Promise<Usos> {
  const secret = randomBytes(16).toString("hex");
  const child = fork(join(__dirname, "usosChild.ts"), [secret, String(students), String(readyAfterMs)]);
  const [baseUrl] = (await once(child, "message")) as [string];
  const waiting = new Map<number, (done: boolean) => void>();
  child.on("message", (message) => {
    const { id, done } = message as { id: number; done: boolean };
    waiting.get(id)?.(done);
    waiting.delete(id);
  });
  let ids = 0;
  const ask = (wish: "collect" | "reset" | "advance", student: string): Promise<boolean> =>
    new Promise((resolve) => {
      waiting.set(++ids, resolve);
      child.send({ id: ids, student, wish });
    });
  return {
    installation: { baseUrl, key: "bench", secret },
    advance: (student) => ask("advance", student),
    collect: (student) => ask("collect", student),
    reset: (student) => ask("reset", student),
    async close() {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

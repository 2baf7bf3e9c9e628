import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A port of loopback that is free now, and that nobody else is given while a server that keeps it is down: it lies below
 * those that systems hand out by themselves (from 32768 on Linux, 49152 elsewhere). Of one of those a client that tries
 * again and again may even reach itself, and then waits for ever for a greeting.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    if (await isFree(port)) return port;
  }
}

/** Whether nobody listens at the port. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A port of the loopback interface that is free now and that nobody else gets while its server is down: it lies below the ports that systems assign
 * by themselves (from 32768 on Linux, from 49152 elsewhere). A client that keeps connecting to an assigned port may even reach itself, and then waits
 * for a greeting for ever.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    if (await isFree(port)) return port;
  }
}

/** Whether nobody is listening at the port. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

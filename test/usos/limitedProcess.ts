import { createGate, createSharedAllowance, createUsosClient } from "../../src/usos";
import { openRedis } from "../../src/redis/connection";

/** One of several processes that call USOS as much as they may, for ever. Its arguments are in JSON. */
interface Arguments {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly baseUrl: string;
  readonly limits: { readonly concurrent: number; readonly perSecond: number; readonly deadlineMs: number };
}

async function main(): Promise<void> {
  const { redisUrl, prefix, baseUrl, limits } = JSON.parse(process.argv[2] ?? "") as Arguments;
  const { run } = await openRedis({ address: { urls: [redisUrl] } });
  const allowance = createSharedAllowance({ run, prefix, installation: "opole", limits });
  const gate = createGate({ allowance, limits: { ...limits, failures: 1_000_000 } });
  const consumer = { key: String(process.pid), secret: "secret" };
  const usos = createUsosClient({ baseUrl, consumer, gate, limits: { ...limits, retries: 0 } });
  const forEver = async (): Promise<never> => {
    for (;;) await usos.mcard({ key: "token", secret: "secret" });
  };
  await Promise.all(Array.from({ length: 2 * limits.concurrent }, forEver));
}

void main();

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/config/config";
import { startProduct } from "../../src/compose/product";
import { stateSchema, type Order } from "../../sandbox/state";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import type { Store } from "../../src/store/port";
import { until } from "../support/waiting";
import { root } from "../support/root";

/**
 * The product as `npm start` starts it, with its sandbox, on a free port and in a folder of its own.
 *
 * @param fill fills its store before it starts
 */
export async function openProduct(fill?: (store: Store) => Promise<void>) {
  const dir = mkdtempSync(join(tmpdir(), "legitka-browser-"));
  if (fill) {
    const store = await openLmdbStore({ dir: join(dir, "store"), durability: "process" });
    await fill(store);
    await store.close();
  }
  const env = { PORT: "0", DATA_DIR: dir, FOLLOW_SOONEST_MS: "200", FOLLOW_LATEST_MS: "1000", LOG_LEVEL: "silent" };
  const product = await startProduct(readConfig(env, root), root);
  return {
    address: product.address,
    /** The student's last order as USOS has it, with its two secrets. */
    order(handle: string): Order {
      const { students, orders } = stateSchema.parse(
        JSON.parse(readFileSync(join(dir, "sandbox", "usos.json"), "utf8")),
      );
      const id = students.find((it) => it.handle === handle)?.id;
      const last = orders.filter(({ studentId }) => studentId === id).at(-1);
      if (!last) throw new Error(`${handle} has ordered nothing`);
      return last;
    },
    /** Everything the product keeps of its own, byte for byte. */
    stored: (): string => bytesBelow(join(dir, "store")),
    /** Waits until the product has kept this text, for what happens while no page is open. */
    keeps(text: string): Promise<void> {
      const bytes = Buffer.from(text).toString("latin1");
      return until(`the product to keep «${text}»`, () => this.stored().includes(bytes), 50);
    },
    /** Waits until the mail server has taken a letter with these words: the student may hear sooner that the staff have them. */
    mails(text: string): Promise<void> {
      return until(`a letter with «${text}»`, () => this.mailed().includes(text), 50);
    },
    /** Every letter the mail server took. */
    mailed(): string {
      const file = join(dir, "sandbox", "mail.json");
      return existsSync(file) ? readFileSync(file, "utf8") : "";
    },
    async close(): Promise<void> {
      await product.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type OpenProduct = Awaited<ReturnType<typeof openProduct>>;

function bytesBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => readFileSync(join(it.parentPath, it.name), "latin1"))
    .join("\n");
}

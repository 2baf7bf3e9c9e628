import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFarEnds, type FarEnds } from "./farEnds";
import { Slot } from "./fleet";
import { openFrontDoor, type FrontDoor } from "./frontDoor";
import { heldUpByMachine } from "./explain";
import { institutionAtNoon } from "./daytime";
import { enrol, type Kinds } from "./people";
import type { Bundle } from "./bundle";
import { runCommand, type Ran } from "../cli/command";
import { startRedis, type RedisServer } from "../support/redis/redisServer";
import { startRedisProxy, type RedisProxy } from "../support/redis/redisProxy";

/** The product as several processes over one Redis, with everything around it. */
export interface FaultWorld {
  readonly farEnds: FarEnds;
  readonly door: FrontDoor;
  readonly slots: readonly Slot[];
  /** Undefined when the product keeps everything in a file. */
  readonly redis: RedisServer | undefined;
  /** The proxy before Redis, for scenarios that cut the connection. */
  readonly wire: RedisProxy | undefined;
  /** Sets the clock of a slot's machine ahead of the true time. */
  setClock(slot: Slot, aheadMs: number): void;
  /** Runs a command of the operator on a slot's machine. */
  command(slot: Slot, file: string): Promise<Ran>;
  close(): Promise<void>;
}

export interface FaultWorldOptions {
  readonly bundle: Bundle;
  readonly students: number;
  readonly kinds: Kinds;
  /** Either one process over a file, or several processes over a Redis. */
  readonly store: "file" | { readonly processes: number; readonly appendfsync: "everysec" | "always" };
  readonly hasWire: boolean;
  readonly clocksJump: boolean;
  readonly retryAfterMs: readonly number[];
  /** Additional environment variables for every process. */
  readonly more: Readonly<Record<string, string>>;
}

/** The shortest time that can be configured. */
export const shownForMs = 60_000;

export const publicUrl = "https://legitka.test";

export async function openFaultWorld(options: FaultWorldOptions): Promise<FaultWorld> {
  const { store, bundle } = options;
  const dir = mkdtempSync(join(tmpdir(), "legitka-faults-"));
  const redis = store === "file" ? undefined : await startRedis({ appendfsync: store.appendfsync });
  const wire = redis && options.hasWire ? await startRedisProxy(redis.url) : undefined;
  const names = Array.from({ length: store === "file" ? 1 : store.processes }, (_, n) => `p${n + 1}`);
  // The door needs the processes, the processes need the addresses of the far ends, and the far ends need the address of the door.
  const slots: Slot[] = [];
  const late = (place: number, from: number, to: number): void =>
    farEnds.note({ kind: heldUpByMachine, how: "held", from, to, slot: names[place] ?? "" });
  const door = await openFrontDoor(
    names.map((_, n) => () => slots[n]?.address()),
    late,
  );
  const farEnds: FarEnds = await openFarEnds({
    enrolled: enrol(options.students, options.kinds),
    slots: names,
    appAt: () => door.origin,
    retryAfterMs: options.retryAfterMs,
    readyAfterMs: 2_000,
  });
  const clockFile = (name: string): string => join(dir, `${name}.clock`);
  const institution = institutionAtNoon(dir);
  const key = `k1:${randomBytes(32).toString("base64")}`;
  for (const name of names) {
    const env = {
      ...farEnds.environment(name),
      PUBLIC_URL: publicUrl,
      PORT: "0",
      DATA_DIR: join(dir, name),
      INSTITUTION: institution,
      TOKEN_KEYS: key,
      USOS_PER_SECOND: "400",
      USOS_CONCURRENCY: "32",
      FOLLOW_SOONEST_MS: "300",
      FOLLOW_LATEST_MS: "2000",
      SECRET_SHOWN_MINUTES: String(shownForMs / 60_000),
      LOG_LEVEL: "warn",
      // The chat page and Teams without a registration exist only in the sandbox.
      ...(options.kinds.inAllChats && { SANDBOX: "on" }),
      CLOCK_SHIFT_FILE: clockFile(name),
      ...((wire ?? redis) && { REDIS_URL: (wire ?? redis)?.url ?? "" }),
      ...options.more,
    };
    slots.push(new Slot(name, bundle, env, options.clocksJump ? ["-r", bundle.clockShift] : []));
  }
  await Promise.all(slots.map((it) => it.start()));
  return {
    farEnds,
    door,
    slots,
    redis,
    wire,
    setClock(slot, aheadMs) {
      writeFileSync(clockFile(slot.name), String(aheadMs));
      slot.signal("SIGUSR2");
    },
    command: ({ name }, file) =>
      runCommand(file, [], {
        DATA_DIR: join(dir, name),
        CLOCK_SHIFT_FILE: clockFile(name),
        NODE_OPTIONS: `-r ${bundle.clockShift}`,
      }),
    async close() {
      await Promise.all(slots.map((it) => it.kill()));
      await door.close();
      await farEnds.close();
      await wire?.close();
      await redis?.destroy();
      rmSync(dir, {
        recursive: true,
        force: true,
      });
    },
  };
}

import { setTimeout as timer } from "node:timers/promises";
import { between, noted, often, rest } from "./pacing";
import type { Person } from "./records";
import type { Run } from "./scenario";

/**
 * The clock jumps further than the product believes, and by less than the five minutes after which it would rightly refuse Slack's signatures as too
 * old.
 */
const aheadMs = 240_000;
/** The doubt lasts this much longer, so that a process that ignores it has time to show that. */
const moreMs = 3_000;

/** Puts all clocks into doubt again and again, each time until they are right again. */
export async function doubtedAndBack(run: Run): Promise<number> {
  let count = 0;
  while (await isWorthADoubt(run)) {
    count += await heldBack(run);
    for (const it of run.world.slots) run.world.setClock(it, 0);
    await rest(between(often(run), 1_000, 2_000), run.calm);
  }
  return count;
}

/** Puts the clocks into doubt once, until the operator declares the clock to be right. */
export async function doubtedAndTrusted(run: Run): Promise<number> {
  if (!(await isWorthADoubt(run))) return 0;
  const count = await heldBack(run);
  const [slot] = run.world.slots;
  if (slot) {
    const { code, err } = await run.world.command(slot, "src/cli/clockTrust.ts");
    if (code !== 0) throw new Error(`the clock could not be trusted: ${err}`);
  }
  return count;
}

const revoking = "oauth/revoke_token";

/** Waits for a student whose card will end soon, and does not yet, so that a reminder can become due; false when the run is calm. */
async function isWorthADoubt(run: Run): Promise<boolean> {
  const { people } = run.world.farEnds;
  await until(run, () => people.some((it) => it.extendsCard && isUnderWay(run, it)));
  return !run.calm.aborted;
}

function isUnderWay({ world: { farEnds } }: Run, { handle }: Person): boolean {
  return farEnds.usos.orders(handle).length > 0 && farEnds.endedSoonAt(handle) === undefined;
}

/**
 * Puts all clocks forward. The doubt lasts until two things happened: a card was made to end soon, and a student signed out whose access USOS
 * did not revoke at the first request. The reminder and the revocation must then wait until the clock is trusted. Returns how many of these there
 * were.
 */
async function heldBack(run: Run): Promise<number> {
  const { farEnds, slots } = run.world;
  const { people, usos } = farEnds;
  const leaving = people.filter(({ signsOut }) => signsOut);
  const extending = people.filter((it) => it.extendsCard && isUnderWay(run, it));
  const refused = leaving.map(({ handle }) =>
    usos.fault({ kind: "spamLock", method: revoking, student: handle, times: 1 }),
  );
  const before = usos.calls(revoking);
  for (const it of slots) run.world.setClock(it, aheadMs);
  await until(run, async () => (await Promise.all(slots.map((it) => doubts(it.address())))).every(Boolean));
  let count = 0;
  await noted(run, { kind: "all clocks were doubted", how: "doubted" }, async () => {
    const isToLeave = leaving.some(({ handle }) => usos.tokensRevoked(handle).length === 0);
    const ending = (): number => extending.filter((it) => !isUnderWay(run, it)).length;
    const left = (): number => usos.calls(revoking) - before;
    await until(run, () => ending() > 0 && (!isToLeave || left() > 0));
    await timer(moreMs);
    count = ending() + left();
  });
  for (const end of refused) end();
  return count;
}

/** Whether a process reports that it doubts its clock. */
async function doubts(address: string | undefined): Promise<boolean> {
  const answer = address && (await fetch(`${address}/readyz`).catch(() => undefined));
  return answer ? (await answer.text()).includes("clock") : false;
}

async function until({ calm }: Run, isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!calm.aborted && !(await isSo())) await rest(100, calm);
}

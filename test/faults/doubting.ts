import { setTimeout as timer } from "node:timers/promises";
import { between, noted, often, rest } from "./pacing";
import type { Person } from "./records";
import type { Run } from "./scenario";

/** Further than is believed, and less than the five minutes after which Slack's signatures are rightly taken for old ones. */
const aheadMs = 240_000;
/** For so long whoever does not heed the doubt has the time to show it. */
const moreMs = 3_000;

/** All clocks are doubted again and again, each time until they come back. */
export async function doubtedAndBack(run: Run): Promise<number> {
  let count = 0;
  while (await isWorthADoubt(run)) {
    count += await heldBack(run);
    for (const it of run.world.slots) run.world.setClock(it, 0);
    await rest(between(often(run), 1_000, 2_000), run.calm);
  }
  return count;
}

/** The clock is doubted once, until the operator says that it is right. */
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

/** Whether somebody will be reminded of their card's end, whose card is not collected yet; false once it is calm. */
async function isWorthADoubt(run: Run): Promise<boolean> {
  const { people } = run.world.farEnds;
  await until(run, () => people.some((it) => it.extendsCard && isUnderWay(run, it)));
  return !run.calm.aborted;
}

function isUnderWay({ world: { farEnds } }: Run, { handle }: Person): boolean {
  const [first] = farEnds.usos.orders(handle);
  return first !== undefined && first.stage !== "collected";
}

/**
 * Puts all clocks forward. The doubt lasts until a card was collected that ends soon, and somebody signed out whose access USOS did not
 * take back at once: the reminder and the revocation then wait for the clock. Answers how many of these there were.
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
    const collected = (): number => extending.filter((it) => !isUnderWay(run, it)).length;
    const left = (): number => usos.calls(revoking) - before;
    await until(run, () => collected() > 0 && (!isToLeave || left() > 0));
    await timer(moreMs);
    count = collected() + left();
  });
  for (const end of refused) end();
  return count;
}

/** Whether a process says that it doubts its clock. */
async function doubts(address: string | undefined): Promise<boolean> {
  const answer = address && (await fetch(`${address}/readyz`).catch(() => undefined));
  return answer ? (await answer.text()).includes("clock") : false;
}

async function until({ calm }: Run, isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!calm.aborted && !(await isSo())) await rest(100, calm);
}

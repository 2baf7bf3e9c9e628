import { join } from "node:path";
import { request } from "undici";
import { installation } from "../fleet/environment";
import { openChat } from "../slack/chat";
import { type Bot, startBot } from "../teams/bot";
import { openHoldingSlack, type Posted } from "./holdingSlack";

/** How long the bench waits for anything beyond the lease. */
const patienceMs = 30_000;

export interface RoundsDeps {
  readonly redisUrl: string;
  readonly dir: string;
  readonly leaseMs: number;
  /** How many messages the process was sending when it ended. */
  readonly inHand: number;
}

export interface Ended {
  /** For each message that another process sent again: the milliseconds from the signal until it did. */
  readonly takenOver: readonly number[];
  /** The milliseconds until the process had ended. */
  readonly goneMs: number;
}

/** Two processes, one of which is ended again and again while it has work in progress. */
export interface Rounds {
  /**
   * One of the two sends messages that Slack does not answer, and gets the signal. Waits until the other one has sent them
   * all, or, when Slack answers `answersAfterMs` later, until the process is gone and the other one had the time to.
   */
  round(signal: "SIGKILL" | "SIGTERM", answersAfterMs?: number): Promise<Ended>;
  close(): Promise<void>;
}

export async function openRounds({ redisUrl, dir, leaseMs, inHand }: RoundsDeps): Promise<Rounds> {
  const slack = await openHoldingSlack();
  let names = 0;
  const start = async (): Promise<{ readonly name: string; readonly bot: Bot }> => {
    const name = `p${names++}`;
    const env = installation({ slackUrl: slack.urlFor(name), redisUrl });
    const bot = await startBot("product.ts", { ...env, DATA_DIR: join(dir, name), LEASE_MS: String(leaseMs) });
    return { name, bot };
  };
  const running = [await start(), await start()];
  const chats = Array.from({ length: inHand }, (_, n) => openChat("TAKE", n));

  /** Resolves to the moments at which `by` posted to each conversation, when it has posted to all of them. */
  const posts = (isBy: (by: string) => boolean, withinMs: number): Promise<number[]> =>
    new Promise((resolve, reject) => {
      const moments = new Map<string, number>();
      const late = setTimeout(
        () => reject(new Error(`${inHand - moments.size} of ${inHand} messages did not come`)),
        withinMs,
      );
      slack.onPost(({ by, channel, at }: Posted) => {
        if (!isBy(by) || moments.has(channel)) return;
        moments.set(channel, at);
        if (moments.size < inHand) return;
        clearTimeout(late);
        resolve([...moments.values()]);
      });
    });

  return {
    async round(signal, answersAfterMs) {
      const victim = running.shift()!;
      slack.hold(victim.name);
      const begun = posts((by) => by === victim.name, patienceMs);
      for (const chat of chats) {
        const { path, headers, body } = chat.request({ kind: "type", text: "menu" });
        const url = `${victim.bot.address}${path}`;
        const { statusCode, body: said } = await request(url, { method: "POST", headers, body });
        await said.text();
        if (statusCode !== 200) throw new Error(`the process answered ${statusCode}`);
      }
      await begun;
      const others: number[] = [];
      const all =
        answersAfterMs === undefined ? posts((by) => by !== victim.name, leaseMs * 2 + patienceMs) : undefined;
      if (!all)
        slack.onPost(({ by, at }) => {
          if (by !== victim.name) others.push(at);
        });
      const from = performance.now();
      victim.bot.signal(signal);
      if (answersAfterMs !== undefined) setTimeout(() => slack.release(victim.name), answersAfterMs);
      await victim.bot.gone;
      await victim.bot.end();
      const goneMs = performance.now() - from;
      if (!all) await new Promise((resolve) => setTimeout(resolve, leaseMs + 2_000));
      const moments = all ? await all : others;
      running.push(await start());
      return { takenOver: moments.map((it) => it - from), goneMs };
    },
    async close() {
      await Promise.all(running.map(({ bot }) => bot.end()));
      await slack.close();
    },
  };
}
